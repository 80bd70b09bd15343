package dev.raven.core.access;

import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The API keys of a tenant that are let in at a moment, and what a checklist says of some of them. */
record LivingKeys(List<StoredApiKey> keys) {
    private static final int SHOWN = 3;

    static LivingKeys of(ApiKeyStore store, TenantId tenant, Instant now) {
        return new LivingKeys(store.list(tenant).stream()
                .filter(key -> key.aliveAt(now))
                .sorted((one, other) -> one.createdAt().compareTo(other.createdAt()))
                .toList());
    }

    LivingKeys that(Predicate<StoredApiKey> condition) {
        return new LivingKeys(keys.stream().filter(condition).toList());
    }

    boolean any() {
        return !keys.isEmpty();
    }

    long count() {
        return keys.size();
    }

    /** How many, and the first of them. */
    @Override
    public String toString() {
        return keys.isEmpty()
                ? "none"
                : keys.size() + " ("
                        + keys.stream()
                                .limit(SHOWN)
                                .map(key -> key.id().value())
                                .collect(Collectors.joining(", "))
                        + (keys.size() > SHOWN ? " …)" : ")");
    }
}
