package dev.raven.core.user;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.util.Optional;

/** A user, opened. */
public record User(UserId id, TenantId tenant, UserProfile profile, Instant createdAt) implements AuditTarget {

    @Override
    public UserId auditTarget() {
        return id;
    }

    /** The name the user goes by, where one is known. */
    public Optional<String> displayName() {
        return Optional.ofNullable(profile.displayName());
    }
}
