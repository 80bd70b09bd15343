package dev.raven.api.access;

import static dev.raven.api.access.Scope.AUDIT_READ;
import static dev.raven.api.access.Scope.CONVERSATIONS_READ;
import static dev.raven.api.access.Scope.CONVERSATIONS_WRITE;
import static dev.raven.api.access.Scope.MEMORY_READ;
import static dev.raven.api.access.Scope.MEMORY_WRITE;
import static dev.raven.api.access.Scope.TENANT_ADMIN;
import static dev.raven.api.access.Scope.TENANT_READ;
import static dev.raven.api.access.Scope.USERS_READ;
import static dev.raven.api.access.Scope.USERS_WRITE;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The scopes that one use of a key needs, so that nobody gives it more for want of knowing them. */
public enum ApiKeyPreset {
    AGENT_RUNTIME(EnumSet.of(MEMORY_READ, MEMORY_WRITE, CONVERSATIONS_READ, CONVERSATIONS_WRITE, USERS_READ)),
    ANALYTICS(EnumSet.of(MEMORY_READ, USERS_READ, CONVERSATIONS_READ)),
    USER_MANAGEMENT(EnumSet.of(USERS_READ, USERS_WRITE)),
    /** Whatever a tenant's key can hold. */
    ADMIN(EnumSet.of(
            MEMORY_READ,
            MEMORY_WRITE,
            USERS_READ,
            USERS_WRITE,
            CONVERSATIONS_READ,
            CONVERSATIONS_WRITE,
            TENANT_READ,
            TENANT_ADMIN,
            AUDIT_READ));

    private final Set<Scope> scopes;

    ApiKeyPreset(Set<Scope> scopes) {
        this.scopes = Set.copyOf(scopes);
    }

    public Set<Scope> scopes() {
        return scopes;
    }

    /** As it stands in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
