package dev.raven.core.tenant;

import dev.raven.api.tenant.TenantStatus;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import java.time.Instant;

/**
 * A tenant as it is stored.
 *
 * @param profile name, e-mail address and settings, sealed
 */
public record StoredTenant(TenantId id, TenantStatus status, Instant createdAt, Instant updatedAt, Sealed profile) {}
