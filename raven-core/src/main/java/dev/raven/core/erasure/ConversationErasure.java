package dev.raven.core.erasure;

import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.MemoryErasure;
import dev.raven.core.user.LegalHolds;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Erases a conversation: it ends, what was said in it goes, and it goes itself. */
@Singleton
class ConversationErasure implements ErasureWork {
    private final LegalHolds holds;
    private final ConversationDirectory conversations;
    private final MemoryErasure memories;

    @Inject
    ConversationErasure(LegalHolds holds, ConversationDirectory conversations, MemoryErasure memories) {
        this.holds = holds;
        this.conversations = conversations;
        this.memories = memories;
    }

    @Override
    public ErasureKind kind() {
        return ErasureKind.CONVERSATION;
    }

    @Override
    public ErasureSteps steps(Erasure what) {
        return new Steps(what.tenant(), what.user(), (ConversationId) what.subject());
    }

    private final class Steps implements ErasureSteps {
        private final TenantId tenant;
        private final UserId user;
        private final ConversationId conversation;

        Steps(TenantId tenant, UserId user, ConversationId conversation) {
            this.tenant = tenant;
            this.user = user;
            this.conversation = conversation;
        }

        @Override
        public boolean isThere() {
            return conversations.owner(tenant, conversation).isPresent();
        }

        @Override
        public Destroyed close() {
            holds.requireNone(tenant, user);
            long said = conversations.close(tenant, conversation);
            Optional<Long> facts = memories.factsOnlyFrom(tenant, user, conversation);
            long blocks = memories.blocks(tenant, user, conversation);
            return new Destroyed(said, blocks, facts, 1, 0, 0);
        }

        /** Where the person was erased meanwhile, there is nothing left of it. */
        @Override
        public void destroy() {
            if (holds.knows(tenant, user)) {
                memories.removeAll(tenant, user, conversation, () -> holds.requireNone(tenant, user));
            }
            holds.requireNone(tenant, user);
            conversations.erase(tenant, user, conversation);
        }
    }
}
