package dev.raven.core.memory;

import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.core.caller.Caller;
import dev.raven.core.content.ContentMarks;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.BlindIndex;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Seals an exchange and appends it to its user's tail. Nothing slow is on this path. */
@Singleton
class Recorder {
    private final TailWriter tails;
    private final Drafts drafts;
    private final BlindIndex index;

    @Inject
    Recorder(TailWriter tails, Drafts drafts, BlindIndex index) {
        this.tails = tails;
        this.drafts = drafts;
        this.index = index;
    }

    Ingested record(Caller caller, IngestRequest request, Optional<String> once) {
        TenantId tenant = caller.tenantId();
        Addressed draft = drafts.of(
                caller,
                request,
                once.map(key -> new Append.Once(
                        index.of(tenant, "memory.once", caller.keyId() + " " + key),
                        index.of(tenant, "memory.content", content(request)))));
        return ingested(draft, tails.append(tenant, draft.user(), draft.append()));
    }

    /** All of a request; each part after its length, so that no two requests are the same text. */
    private static String content(IngestRequest request) {
        return Stream.of(
                        request.userId(),
                        request.conversationId(),
                        request.userMessage(),
                        request.agentResponse(),
                        request.metadata(),
                        request.occurredAt())
                .map(String::valueOf)
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }

    /**
     * What the caller learns of an attempt.
     *
     * @throws dev.raven.api.problem.RavenException when nothing was appended
     */
    static Ingested ingested(Addressed draft, AppendOutcome outcome) {
        return switch (outcome) {
            case AppendOutcome.Appended done -> appended(draft, done);
            case AppendOutcome.Repeated repeated -> new Ingested(repeated.first(), true, 0, ContentMarks.NONE);
            case AppendOutcome.NameReused reused ->
                throw new UnprocessableException(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with other content before; use a new one.");
            case AppendOutcome.NoConversation none -> throw ConversationDirectory.notFound();
            case AppendOutcome.ConversationEnded ended -> throw ConversationDirectory.ended();
            case AppendOutcome.TailFull full -> throw UnavailableException.tailFull();
        };
    }

    private static Ingested appended(Addressed draft, AppendOutcome.Appended appended) {
        SealedInteraction interaction = draft.append().interaction();
        return new Ingested(interaction.id(), !appended.batchFull(), appended.buffered(), draft.marks());
    }
}
