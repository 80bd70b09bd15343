package dev.raven.audit.sink;

import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.auditor.AuditRetentionSettings;
import dev.raven.core.id.TenantId;
import dev.raven.core.settings.Environment;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Appends chained events to a log in a store. */
final class WrittenLog {
    private final TenantId log;
    private final InMemoryAuditStore store;
    private final Instant recordedAt;

    WrittenLog(TenantId log, InMemoryAuditStore store) {
        this(log, store, Instant.EPOCH);
    }

    WrittenLog(TenantId log, InMemoryAuditStore store, Instant recordedAt) {
        this.log = log;
        this.store = store;
        this.recordedAt = recordedAt;
    }

    /** As the server has it by default. */
    static OldEvents old(Clock clock) {
        return new OldEvents(AuditRetentionSettings.from(new Environment(Map.of())), clock);
    }

    TenantId id() {
        return log;
    }

    /** @param word makes these events other than those of another word */
    List<StoredAuditEvent> append(int count, String word) {
        List<StoredAuditEvent> events = new ArrayList<>();
        AuditHead from = store.head(log);
        AuditHead next = from;
        for (int i = 0; i < count; i++) {
            long sequence = next.sequence() + 1;
            String body = "{\"sequence\":" + sequence + ",\"action\":\"" + word + "\",\"recorded_at\":\"" + recordedAt
                    + "\",\"previous_hash\":\"" + next.hash() + "\"}";
            StoredAuditEvent event = new StoredAuditEvent(sequence, body.getBytes(StandardCharsets.UTF_8));
            events.add(event);
            next = AuditHead.of(event);
        }
        store.append(log, from, events, next);
        return events;
    }

    List<CopyRecord> records(int count) {
        return append(count, "tea").stream()
                .map(event -> (CopyRecord) new CopyRecord.Event(log, event))
                .toList();
    }
}
