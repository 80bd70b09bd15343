package dev.raven.core.erasure;

import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.MemoryErasure;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What is stored about a person, once the key that opens it is gone. */
@Singleton
class PersonalRecords {
    private final MemoryErasure memories;
    private final ConversationDirectory conversations;
    private final NoticeBoard board;

    @Inject
    PersonalRecords(MemoryErasure memories, ConversationDirectory conversations, NoticeBoard board) {
        this.memories = memories;
        this.conversations = conversations;
        this.board = board;
    }

    /** Removes it; nodes are told only then, as one that was told before could have read again what was still there. */
    void remove(TenantId tenant, UserId user) {
        memories.erase(tenant, user);
        conversations.eraseAll(tenant, user);
        board.tell(Notice.ofUser(tenant, user));
    }
}
