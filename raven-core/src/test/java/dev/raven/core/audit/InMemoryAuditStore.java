package dev.raven.core.audit;

import dev.raven.core.id.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Audit logs in memory. */
public final class InMemoryAuditStore implements AuditStore {
    private final Map<TenantId, AuditHead> heads = new HashMap<>();
    private final Map<TenantId, List<StoredAuditEvent>> logs = new HashMap<>();
    private final Map<TenantId, AuditHead> pruned = new HashMap<>();

    @Override
    public synchronized AuditHead head(TenantId tenant) {
        return heads.getOrDefault(tenant, AuditHead.EMPTY);
    }

    @Override
    public synchronized boolean append(
            TenantId tenant, AuditHead expected, List<StoredAuditEvent> events, AuditHead head) {
        if (head(tenant).equals(head)) {
            return true;
        }
        if (!head(tenant).equals(expected)) {
            return false;
        }
        logs.computeIfAbsent(tenant, none -> new ArrayList<>()).addAll(events);
        heads.put(tenant, head);
        return true;
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
