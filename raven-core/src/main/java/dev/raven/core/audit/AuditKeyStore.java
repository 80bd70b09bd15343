package dev.raven.core.audit;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import java.util.Optional;

/**
 * Keeps what checkpoints are signed with. Every method throws {@link dev.raven.api.problem.UnavailableException} when the
 * storage is away.
 */
public interface AuditKeyStore {

    /** @param owner whose log is signed with them: {@link TenantId#PLATFORM}, for all */
    Optional<Sealed> find(TenantId owner);

    /**
     * Replaces what is kept if it is still what the caller read, be it nothing.
     *
     * @return false when somebody else was quicker
     */
    boolean replace(TenantId owner, Optional<Sealed> expected, Sealed keys);
}
