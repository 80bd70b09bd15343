package dev.raven.core.erasure;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The erasures that have begun and not ended, so that one that is interrupted is finished by whichever node comes first. Every
 * method throws {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface ErasureStore {

    /** Notes an erasure, anew where it is noted already. */
    void begin(TenantId tenant, Erasure erasure, Instant due);

    void end(TenantId tenant, Erasure erasure);

    /**
     * Takes the one that has been due longest, in one step. Should its taker not end it, it is due again later: one that fails
     * does not hold up others.
     *
     * @param first how much later at the first time; twice as much at each that follows
     * @param most how much later at most
     */
    @PlatformWide("any node finishes any tenant's")
    Optional<Erasure> take(Instant now, Duration first, Duration most);
}
