package dev.raven.core.audit;

import dev.raven.core.id.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Audit logs in memory. */
public class InMemoryAuditStore implements AuditStore {
    private final Optional<Clock> clock;
    private final Map<TenantId, AuditHead> heads = new HashMap<>();
    private final Map<TenantId, List<StoredAuditEvent>> logs = new HashMap<>();
    private final Map<TenantId, AuditHead> pruned = new HashMap<>();

    /** One that takes any time for its own. */
    public InMemoryAuditStore() {
        this.clock = Optional.empty();
    }

    public InMemoryAuditStore(Clock clock) {
        this.clock = Optional.of(clock);
    }

    @Override
    public synchronized AuditHead head(TenantId tenant) {
        return heads.getOrDefault(tenant, AuditHead.EMPTY);
    }

    @Override
    public synchronized AppendOutcome append(TenantId tenant, AuditAppend append) {
        if (head(tenant).equals(append.head())) {
            return new AppendOutcome.Done();
        }
        if (!head(tenant).equals(append.expected())) {
            return new AppendOutcome.MovedOn();
        }
        Instant now = clock.map(Clock::instant).orElse(append.at());
        if (Duration.between(append.at(), now).abs().compareTo(CLOCKS) > 0) {
            return new AppendOutcome.Skewed(now);
        }
        logs.computeIfAbsent(tenant, none -> new ArrayList<>()).addAll(append.events());
        heads.put(tenant, append.head());
        return new AppendOutcome.Done();
    }

    /** The same at the right time. */
    public void append(TenantId tenant, AuditHead expected, List<StoredAuditEvent> events, AuditHead head) {
        append(tenant, new AuditAppend(expected, events, head, now()));
    }

    @Override
    public Instant now() {
        return clock.orElse(Clock.systemUTC()).instant();
    }

    @Override
    public synchronized List<StoredAuditEvent> read(TenantId tenant, long fromSequence, int limit) {
        return logs.getOrDefault(tenant, List.of()).stream()
                .filter(event -> event.sequence() >= fromSequence)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized AuditHead pruned(TenantId tenant) {
        return pruned.getOrDefault(tenant, AuditHead.EMPTY);
    }

    @Override
    public synchronized long prune(TenantId tenant, AuditHead through) {
        if (pruned(tenant).sequence() >= through.sequence()) {
            return 0;
        }
        pruned.put(tenant, through);
        List<StoredAuditEvent> log = logs.getOrDefault(tenant, new ArrayList<>());
        int before = log.size();
        log.removeIf(event -> event.sequence() <= through.sequence());
        return before - log.size();
    }
}
