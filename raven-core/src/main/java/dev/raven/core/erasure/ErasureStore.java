package dev.raven.core.erasure;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
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
     * Takes the one that has been due longest, in one step.
     *
     * @param again when it is due again, should its taker not end it
     */
    @PlatformWide("any node finishes any tenant's")
    Optional<Erasure> take(Instant now, Instant again);
}
