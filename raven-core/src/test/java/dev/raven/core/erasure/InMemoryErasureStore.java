package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A journal in memory. */
public final class InMemoryErasureStore implements ErasureStore {
    private final Map<Erasure, Instant> due = new HashMap<>();

    @Override
    public synchronized void begin(TenantId tenant, Erasure erasure, Instant at) {
        due.put(erasure, at);
    }

    @Override
    public synchronized void end(TenantId tenant, Erasure erasure) {
        due.remove(erasure);
    }

    @Override
    public synchronized Optional<Erasure> take(Instant now, Instant again) {
        Optional<Erasure> first = due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        first.ifPresent(erasure -> due.put(erasure, again));
        return first;
    }
}
