package dev.raven.persistence.usage;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.RedisKeys;
import java.time.LocalDate;

/** Where the usage of an API key lies: all of it in its tenant's slot. */
record UsageKeys(TenantId tenant, ApiKeyId key) {

    String state() {
        return named("");
    }

    String networks() {
        return named(":networks");
    }

    String anomalies() {
        return named(":anomalies");
    }

    String batch(String node) {
        return named(":from:" + node);
    }

    String day(LocalDate day) {
        return named(":" + day);
    }

    /** Written by the store of keys, in the same slot. */
    String used() {
        return RedisKeys.of(tenant, "keys:used");
    }

    private String named(String part) {
        return RedisKeys.of(tenant, "usage:" + key + part);
    }
}
