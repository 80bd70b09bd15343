package dev.raven.core.memory;

import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.Conversation;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What was said in a conversation: reading it from the start, and closing it. */
@Singleton
public class TranscriptService {
    private final ConversationDirectory conversations;
    private final MemoryIndexes memories;
    private final Flushes flushes;
    private final ConsolidationQueue queue;

    @Inject
    TranscriptService(
            ConversationDirectory conversations, MemoryIndexes memories, Flushes flushes, ConsolidationQueue queue) {
        this.conversations = conversations;
        this.memories = memories;
        this.flushes = flushes;
        this.queue = queue;
    }

    /**
     * A page of what was said, oldest first.
     *
     * @throws NotFoundException when the tenant has no such conversation
     */
    @Audited(value = "conversation.transcript", category = AuditCategory.DATA_READ)
    public Page<Said> read(Caller caller, @Recorded Optional<ConversationId> id, PageRange range) {
        Conversation conversation = id.flatMap(known -> conversations.find(caller.tenantId(), known))
                .orElseThrow(TranscriptService::notFound);
        List<Said> all =
                memories.ask(caller.tenantId(), conversation.user(), memory -> memory.transcript(conversation.id()));
        List<Said> page = all.stream().skip(range.offset()).limit(range.limit()).toList();
        return new Page<>(page, range.limit(), range.offset(), all.size());
    }

    /**
     * Ends a conversation and consolidates what waits of it; nothing can be added from now on. Ending one that has ended
     * changes nothing.
     *
     * @throws NotFoundException when the tenant has no such conversation
     */
    @Audited(value = "conversation.end", category = AuditCategory.DATA)
    public Conversation end(Caller caller, @Recorded Optional<ConversationId> id) {
        Conversation ended = id.flatMap(known -> conversations.end(caller.tenantId(), known))
                .orElseThrow(TranscriptService::notFound);
        flush(ended);
        return ended;
    }

    /** It has ended whether or not this succeeds at once: what waits can be found, and is consolidated later. */
    private void flush(Conversation ended) {
        try {
            flushes.flush(ended.tenant(), ended.user(), Optional.of(ended.id()));
        } catch (UnavailableException later) {
            queue.add(ended.tenant(), ended.user(), ended.id());
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException("There is no such conversation.");
    }
}
