package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import java.util.Optional;

/**
 * All that is stored under a tenant's name, whichever feature put it there. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface RemainsStore {

    /** How much there is of a tenant that nobody is let into any more. Facts are not counted: that would open all memories. */
    Destroyed count(TenantId tenant);

    /**
     * Looks through some of the storage, and removes what there is of a tenant, the index of its e-mail address too; not its
     * audit log, nor what says for a day that something is closed.
     *
     * @param from where the call before ended; empty for the first
     * @return where to go on; empty when all was looked through
     */
    Optional<String> remove(TenantId tenant, Optional<String> from);
}
