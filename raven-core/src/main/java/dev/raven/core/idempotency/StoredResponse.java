package dev.raven.core.idempotency;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.Optional;

/**
 * The first response to a keyed request, as it is stored.
 *
 * @param owner whose key seals it
 * @param user the person it is about, whose erasure takes it along; the tenant's own where empty
 * @param body the response, sealed
 */
public record StoredResponse(TenantId owner, Optional<UserId> user, int status, Sealed body) {}
