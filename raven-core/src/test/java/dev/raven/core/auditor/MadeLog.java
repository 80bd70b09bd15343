package dev.raven.core.auditor;

import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** A log with events such as a test wants them. */
final class MadeLog {
    static final Ids IDS = new Ids(new SecureRandom());
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    final TenantId name = IDS.tenant();
    final InMemoryAuditStore store = new InMemoryAuditStore();
    final AuditTimeline timeline = new AuditTimeline(store);
    final AuditSearch search = new AuditSearch(store, timeline);

    /** An event that was recorded so many minutes after noon as there are events before it. */
    EventId add(String fields) {
        AuditHead head = store.head(name);
        EventId id = IDS.event(head.sequence() + 1);
        String text = "{\"event_id\":\"" + id + "\",\"sequence\":" + (head.sequence() + 1) + ",\"recorded_at\":\""
                + NOON.plusSeconds(60 * head.sequence()) + "\"," + fields + "}";
        StoredAuditEvent event = new StoredAuditEvent(head.sequence() + 1, text.getBytes(StandardCharsets.UTF_8));
        store.append(name, head, List.of(event), AuditHead.of(event));
        return id;
    }

    EventId intent(String action) {
        return add("\"phase\":\"intent\",\"action\":\"" + action + "\"");
    }

    EventId outcome(String action, EventId intent) {
        return add("\"phase\":\"outcome\",\"outcome\":\"success\",\"action\":\"" + action + "\",\"intent_id\":\""
                + intent + "\"");
    }

    EventId event(String action) {
        return add("\"phase\":\"outcome\",\"outcome\":\"success\",\"action\":\"" + action + "\"");
    }

    void events(int number) {
        for (int i = 0; i < number; i++) {
            event("memory.ingest");
        }
    }

    AuditPage find(AuditCriteria filter, boolean everyPhase, long before, int limit) {
        return search.find(name, new AuditQuery(filter, everyPhase, before, limit));
    }

    List<Long> found(AuditCriteria filter) {
        return sequences(find(filter, false, Long.MAX_VALUE, 100));
    }

    static List<Long> sequences(AuditPage page) {
        return page.events().stream().map(event -> event.sequence()).toList();
    }
}
