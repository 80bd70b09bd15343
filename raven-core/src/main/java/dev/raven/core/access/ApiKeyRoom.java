package dev.raven.core.access;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bounds how many keys a tenant has, as they are listed and sealed anew all at once. Keys that ended long ago make room where
 * there is none left; a race may let a few too many in.
 */
@Singleton
class ApiKeyRoom {
    static final int MOST = 1_000;
    static final Duration KEPT = Duration.ofDays(90);

    private final ApiKeyStore store;
    private final Clock clock;

    @Inject
    ApiKeyRoom(ApiKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws UnprocessableException with code {@code quota_exceeded} when there is no room for another key */
    void require(TenantId tenant) {
        if (store.count(tenant) >= MOST && !makeRoom(tenant)) {
            throw new UnprocessableException(
                    ProblemCode.QUOTA_EXCEEDED,
                    "The tenant has " + MOST
                            + " API keys, which is the most there can be; revoked and expired ones make room after "
                            + KEPT.toDays() + " days.");
        }
    }

    private boolean makeRoom(TenantId tenant) {
        Instant before = clock.instant().minus(KEPT);
        List<StoredApiKey> old = store.list(tenant).stream()
                .filter(key -> end(key).filter(before::isAfter).isPresent())
                .toList();
        old.forEach(key -> store.discard(tenant, key));
        return !old.isEmpty();
    }

    private static Optional<Instant> end(StoredApiKey key) {
        return Stream.concat(key.fate().revokedAt().stream(), key.reach().expiresAt().stream())
                .min(Instant::compareTo);
    }
}
