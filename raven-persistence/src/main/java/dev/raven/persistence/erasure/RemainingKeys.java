package dev.raven.persistence.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.RedisKeys;

/** Whose keys are; docs/storage-layout.md lists them all. */
final class RemainingKeys {
    private static final String EMAIL = RedisKeys.of(TenantId.PLATFORM, "email:");

    private RemainingKeys() {}

    /** Whether the name tells that it is the tenant's, and goes with it: all but its audit log. */
    static boolean areOf(TenantId tenant, String name) {
        String own = RedisKeys.of(tenant, "");
        boolean log = name.equals(own + "audit") || name.startsWith(own + "audit:");
        return !log
                && (name.startsWith(own)
                        || name.startsWith("rvn:{" + tenant + "/")
                        || name.startsWith("rvn:{limit:") && name.contains(tenant.value()));
    }

    /** Whether it is a hash that says whose it is: an e-mail address, an API key, an answer that is kept for a retry. */
    static boolean holdTheirTenant(String name) {
        return name.startsWith(EMAIL) || name.startsWith("rvn:{key:") || name.startsWith("rvn:{idem:");
    }
}
