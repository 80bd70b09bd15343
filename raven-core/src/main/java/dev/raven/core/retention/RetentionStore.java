package dev.raven.core.retention;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Knows how old the oldest is that is kept of each user, without opening anything. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface RetentionStore {

    /**
     * Of each user, a time that nothing kept is older than; the earliest there is where that is not known; empty where nothing is
     * kept.
     */
    List<Optional<Instant>> oldest(TenantId tenant, List<UserId> users);

    /**
     * Notes what a look at all that is kept of a user has found; of a user who is gone, nothing is noted.
     *
     * @param oldest empty where nothing was left
     */
    void note(TenantId tenant, UserId user, Optional<Instant> oldest);
}
