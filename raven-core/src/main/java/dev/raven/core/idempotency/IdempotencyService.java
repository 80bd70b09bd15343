package dev.raven.core.idempotency;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.idempotency.IdempotencyStore.Claim;
import dev.raven.core.idempotency.IdempotencyStore.Retain;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.key.NoKeyException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers a retry with the first response. A request is known by who asks, its route and its idempotency key; all that
 * is stored of those and of the body is a keyed hash.
 */
@Singleton
public class IdempotencyService {
    /** Longer than any request may take. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Retain RETAIN = new Retain(Duration.ofHours(24), Duration.ofMinutes(10));

    private final IdempotencyStore store;
    private final ResponseVault vault;
    private final BlindIndex index;
    private final ConversationDirectory conversations;

    @Inject
    IdempotencyService(
            IdempotencyStore store, ResponseVault vault, BlindIndex index, ConversationDirectory conversations) {
        this.store = store;
        this.vault = vault;
        this.index = index;
        this.conversations = conversations;
    }

    /**
     * Begins a request: empty when it is to be run now, the first response when it was run before.
     *
     * @throws ConflictException while the first one is still running
     * @throws UnprocessableException when the key came with another request before
     */
    @NotAudited("what the request does is recorded where it is done")
    public Optional<FirstResponse> begin(KeyedCall request) {
        Claim claim = store.claim(name(request), hash("idempotency.body", request.fingerprint()), LEASE);
        return switch (claim) {
            case Claim.Granted granted -> Optional.empty();
            case Claim.Answered answered -> opened(request, answered.response());
            case Claim.Running running ->
                throw new ConflictException(
                        ProblemCode.IDEMPOTENCY_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running; try again shortly.");
            case Claim.Mismatch mismatch ->
                throw new UnprocessableException(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before; use a new one.");
        };
    }

    /** The answer about a person who was erased since is gone with them: the request runs anew. */
    private Optional<FirstResponse> opened(KeyedCall request, StoredResponse stored) {
        try {
            return Optional.of(vault.open(name(request), stored));
        } catch (NoKeyException erased) {
            store.release(name(request));
            return Optional.empty();
        }
    }

    /** Keeps the response to a request that {@link #begin} let run. */
    @NotAudited("as begin")
    public void answer(KeyedCall request, FirstResponse response) {
        String name = name(request);
        Optional<StoredResponse> brief =
                response.withoutSecret().map(redacted -> vault.seal(name, response.body(), response));
        response.conversation().ifPresent(shown -> store.file(response.owner(), shown, name));
        store.answer(name, vault.seal(name, response.lasting(), response), brief, RETAIN);
        response.conversation().ifPresent(shown -> forgetIfErased(response.owner(), shown));
    }

    /** What is kept just after an erasure looked for it would stay; an erasure that looks later finds it. */
    private void forgetIfErased(TenantId tenant, ConversationId shown) {
        if (conversations.owner(tenant, shown).isEmpty()) {
            store.forget(tenant, shown);
        }
    }

    /** Gives a request back that failed, so that a retry runs it. */
    @NotAudited("as begin")
    public void release(KeyedCall request) {
        store.release(name(request));
    }

    private String name(KeyedCall request) {
        return hash("idempotency.request", request.asker() + "\n" + request.route() + "\n" + request.key());
    }

    private String hash(String field, String value) {
        return index.of(TenantId.PLATFORM, field, value);
    }
}
