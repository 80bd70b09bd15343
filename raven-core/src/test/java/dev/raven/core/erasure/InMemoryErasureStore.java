package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A journal in memory. */
public final class InMemoryErasureStore implements ErasureStore {
    private final Map<Erasure, Entry> entries = new HashMap<>();

    private record Entry(Instant due, int taken) {}

    @Override
    public synchronized void begin(TenantId tenant, Erasure erasure, Instant at) {
        entries.put(erasure, new Entry(at, 0));
    }

    @Override
    public synchronized void end(TenantId tenant, Erasure erasure) {
        entries.remove(erasure);
    }

    @Override
    public synchronized Optional<Erasure> take(Instant now, Duration first, Duration most) {
        Optional<Erasure> next = entries.entrySet().stream()
                .filter(entry -> !entry.getValue().due().isAfter(now))
                .min(Comparator.comparing(entry -> entry.getValue().due()))
                .map(Map.Entry::getKey);
        next.ifPresent(erasure -> entries.compute(erasure, (same, entry) -> again(entry, now, first, most)));
        return next;
    }

    private static Entry again(Entry entry, Instant now, Duration first, Duration most) {
        Duration later = first.multipliedBy(1L << Math.min(entry.taken(), 20));
        return new Entry(now.plus(later.compareTo(most) < 0 ? later : most), entry.taken() + 1);
    }
}
