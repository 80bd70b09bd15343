package dev.raven.core.memory;

import dev.raven.api.memory.FlushRequest;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.memory.QueryRequest;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.recall.AssembledContext;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** What an agent does: remember an exchange, ask for what matters, flush. */
@Singleton
public class MemoryService {
    private final Recorder recorder;
    private final Searcher searcher;
    private final Flushes flushes;
    private final Contexts contexts;
    private final UserDirectory users;
    private final ConversationDirectory conversations;

    @Inject
    MemoryService(
            Recorder recorder,
            Searcher searcher,
            Flushes flushes,
            Contexts contexts,
            UserDirectory users,
            ConversationDirectory conversations) {
        this.recorder = recorder;
        this.searcher = searcher;
        this.flushes = flushes;
        this.contexts = contexts;
        this.users = users;
        this.conversations = conversations;
    }

    /**
     * Remembers one exchange. When this returns it is durable and the next query finds it.
     *
     * @param once the client's idempotency key; a retry with the same one stores nothing and answers the same
     * @throws dev.raven.api.problem.NotFoundException when the user has no such conversation
     * @throws dev.raven.api.problem.ConflictException when the conversation has ended
     * @throws dev.raven.api.problem.UnprocessableException when it holds sensitive content, and the tenant rejects that
     */
    @Audited(value = "memory.ingest", category = AuditCategory.DATA, behind = true)
    public Ingested ingest(Caller caller, IngestRequest request, Optional<String> once) {
        return recorder.record(caller, request, once);
    }

    /**
     * Finds what matters for a query.
     *
     * @throws dev.raven.api.problem.NotFoundException when there is no such user, or the user has no such conversation
     */
    @Audited(value = "memory.query", category = AuditCategory.DATA_READ)
    public Answer query(Caller caller, QueryRequest request) {
        long start = System.nanoTime();
        Searcher.Result result = searcher.search(caller.tenantId(), request);
        Optional<AssembledContext> context = Optional.ofNullable(request.maxTokens())
                .map(most -> contexts.assemble(caller.tenantId(), result, most));
        return new Answer(
                new UserId(request.userId()), // as one was found by it
                result.found(),
                result.facts(),
                context,
                result.searched(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Consolidates what waits, now.
     *
     * @throws dev.raven.api.problem.NotFoundException when there is no such user, or the user has no such conversation
     */
    @Audited(value = "memory.flush", category = AuditCategory.DATA)
    public FlushedUser flush(Caller caller, FlushRequest request) {
        UserId user = users.require(caller.tenantId(), request.userId()).id();
        Optional<ConversationId> conversation = Optional.ofNullable(request.conversationId())
                .map(sent ->
                        conversations.require(caller.tenantId(), user, sent).id());
        return new FlushedUser(user, flushes.flush(caller.tenantId(), user, conversation));
    }
}
