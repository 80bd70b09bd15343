package dev.raven.api.access;

import java.util.Arrays;
import java.util.Optional;

/** What an API key may do. No scope implies another. */
public enum Scope {
    MEMORY_READ("memory:read"),
    MEMORY_WRITE("memory:write"),
    USERS_READ("users:read"),
    USERS_WRITE("users:write"),
    CONVERSATIONS_READ("conversations:read"),
    CONVERSATIONS_WRITE("conversations:write"),
    TENANT_READ("tenant:read"),
    TENANT_ADMIN("tenant:admin"),
    AUDIT_READ("audit:read"),
    /** Carried by the operator key alone; no tenant key can hold it. */
    PLATFORM_ADMIN("platform:admin");

    private final String wireName;

    Scope(String wireName) {
        this.wireName = wireName;
    }

    /** The scope as it stands in JSON, such as {@code memory:read}. */
    public String wireName() {
        return wireName;
    }

    /** The scope of that wire name, or empty when there is none. */
    public static Optional<Scope> of(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equals(wireName))
                .findFirst();
    }

    /** As it stands in JSON. */
    @Override
    public String toString() {
        return wireName;
    }
}
