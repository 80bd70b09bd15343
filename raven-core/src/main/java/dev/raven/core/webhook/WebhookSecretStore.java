package dev.raven.core.webhook;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import java.util.Optional;

/**
 * Keeps what tenants' messages are signed with. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface WebhookSecretStore {

    Optional<Sealed> find(TenantId tenant);

    /**
     * Replaces what is kept if it is still what the caller read, be it nothing.
     *
     * @return false when somebody else was quicker
     */
    boolean replace(TenantId tenant, Optional<Sealed> expected, Sealed secrets);
}
