package dev.raven.core.checklist;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import java.util.Optional;

/**
 * Keeps what was attested. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface AttestationStore {

    /** All attestations of a tenant; of the operator, those of {@link TenantId#PLATFORM}. */
    Optional<Sealed> find(TenantId owner);

    /**
     * Replaces what is kept if it is still what the caller read, be it nothing.
     *
     * @return false when somebody else was quicker
     */
    boolean replace(TenantId owner, Optional<Sealed> expected, Sealed attestations);
}
