package dev.raven.core.idempotency;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps the first responses to keyed requests for a while. Names of requests are keyed hashes. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface IdempotencyStore {

    /** What is known of a request when it comes. */
    sealed interface Claim {
        /** It is new; the caller holds it until the lease is over. */
        record Granted() implements Claim {}

        /** The first one is still running. */
        record Running() implements Claim {}

        /** The same key came with another request. */
        record Mismatch() implements Claim {}

        /** It was answered before. */
        record Answered(StoredResponse response) implements Claim {}
    }

    /**
     * Claims a request, or says what became of the first.
     *
     * @param fingerprint the keyed hash of what the request asks
     * @param lease how long the claim holds when nothing more is heard
     */
    @PlatformWide("a registration has no tenant yet; the name is a keyed hash of who asks")
    Claim claim(String request, String fingerprint, Duration lease);

    /**
     * Keeps the response to a claimed request.
     *
     * @param brief what to answer at first, for {@code retain.brief()}; {@code response} after that
     */
    @PlatformWide("as claim")
    void answer(String request, StoredResponse response, Optional<StoredResponse> brief, Retain retain);

    /** Lists a request, whose response is kept next, under the conversation that the response shows, as long as responses are kept. */
    void file(TenantId tenant, ConversationId conversation, String request);

    /** Forgets all that is listed under a conversation: a retry runs anew. */
    void forget(TenantId tenant, ConversationId conversation);

    /** Gives a claimed request back unanswered, so that a retry runs it. */
    @PlatformWide("as claim")
    void release(String request);

    /** How long responses are kept. */
    record Retain(Duration response, Duration brief) {}
}
