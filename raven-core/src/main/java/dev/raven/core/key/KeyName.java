package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;

/** Names a stored key with all its versions. */
public sealed interface KeyName {

    TenantId tenant();

    /** A tenant's key for one purpose, wrapped by an operator key. */
    record OfTenant(TenantId tenant, KeyPurpose purpose) implements KeyName {}

    /** The key of one person, wrapped by its tenant's data key. */
    record OfSubject(TenantId tenant, UserId user) implements KeyName {}
}
