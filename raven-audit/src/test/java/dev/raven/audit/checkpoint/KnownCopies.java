package dev.raven.audit.checkpoint;

import dev.raven.core.id.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a test says that the copies know. */
final class KnownCopies implements CopiedLogs {
    private final Map<TenantId, CopiedLog> known = new ConcurrentHashMap<>();

    void put(TenantId log, CopiedLog copied) {
        known.put(log, copied);
    }

    @Override
    public CopiedLog of(TenantId log) {
        return known.getOrDefault(log, CopiedLog.NONE);
    }

    @Override
    public boolean anySigned() {
        return known.values().stream().anyMatch(copied -> copied.signed() > 0);
    }
}
