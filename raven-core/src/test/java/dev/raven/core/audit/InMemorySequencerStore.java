package dev.raven.core.audit;

import dev.raven.core.id.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The lease and the news in memory, by a clock in hand. */
public final class InMemorySequencerStore implements SequencerStore {
    private final Clock clock;
    private final Map<TenantId, Long> told = new HashMap<>();
    private String holder = "";
    private Instant until = Instant.MIN;
    private long fence;

    public InMemorySequencerStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized long claim(String node, Duration lease, long above) {
        Instant now = clock.instant();
        boolean held = now.isBefore(until);
        if (held && !holder.equals(node)) {
            return 0;
        }
        if (!held || fence <= above) {
            fence = Math.max(fence, above) + 1;
        }
        holder = node;
        until = now.plus(lease);
        return fence;
    }

    @Override
    public synchronized void release(String node) {
        until = holder.equals(node) ? Instant.MIN : until;
    }

    @Override
    public synchronized void tell(Map<TenantId, Long> moved) {
        moved.forEach((log, sequence) -> told.merge(log, sequence, Math::max));
    }

    @Override
    public synchronized Map<TenantId, Long> told() {
        return Map.copyOf(told);
    }

    @Override
    public synchronized void settle(Map<TenantId, Long> done) {
        done.forEach(told::remove);
    }
}
