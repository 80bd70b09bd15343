package dev.raven.core.scene;

import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log that a test can read. */
public final class InMemoryAuditLog implements AuditLog {
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private final Ids ids = new Ids(new SecureRandom());

    @Override
    public EventId record(AuditEntry entry) {
        entries.add(entry);
        return ids.event(entries.size());
    }

    @Override
    public void recordBehind(AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public void requireRoom(TenantId log) {}

    @Override
    public void requireTrust() {}

    /** What was recorded, oldest first. */
    public List<AuditEntry> entries() {
        return entries;
    }
}
