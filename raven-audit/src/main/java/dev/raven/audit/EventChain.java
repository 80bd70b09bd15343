package dev.raven.audit;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of one log, to which events are chained. For one thread at a time. */
final class EventChain {
    private static final int TRIES = 50;

    private final TenantId log;
    private final AuditStore store;
    private final Clock clock;
    private @Nullable AuditHead head;
    private @Nullable Attempt unsure;

    /** What an append, of which nobody knows whether it happened, would have made the log's head. */
    private record Attempt(List<PendingEvent> events, AuditHead head) {}

    EventChain(TenantId log, AuditStore store, Clock clock) {
        this.log = log;
        this.store = store;
        this.clock = clock;
    }

    /** Chains the events to the head; where another node was quicker, to the new head. */
    void append(List<PendingEvent> batch) {
        List<PendingEvent> missing = batch;
        for (int tries = 0; tries < TRIES; tries++) {
            missing = withoutStored(missing);
            if (missing.isEmpty() || chained(missing)) {
                return;
            }
            head = null;
        }
        throw UnavailableException.audit(null);
    }

    private boolean chained(List<PendingEvent> batch) {
        AuditHead from = head == null ? store.head(log) : head;
        List<StoredAuditEvent> events = new ArrayList<>();
        AuditHead next = from;
        for (PendingEvent event : batch) {
            long sequence = next.sequence() + 1;
            byte[] body = EventBytes.of(event, sequence, next.hash(), clock.instant());
            events.add(new StoredAuditEvent(sequence, body));
            next = EventBytes.head(body, sequence);
        }
        unsure = new Attempt(batch, next);
        head = null;
        if (!store.append(log, from, events, next)) {
            return false; // also where its own first try succeeded, and another node was quicker than its second
        }
        unsure = null;
        head = next;
        return true;
    }

    /** An append that seemed to fail may have happened: then its events must not be chained once more. */
    private List<PendingEvent> withoutStored(List<PendingEvent> batch) {
        if (unsure == null) {
            return batch;
        }
        Attempt attempt = unsure;
        boolean happened = store.read(log, attempt.head().sequence(), 1).stream()
                .anyMatch(
                        event -> EventBytes.head(event.body(), event.sequence()).equals(attempt.head()));
        unsure = null;
        return happened
                ? batch.stream()
                        .filter(event -> !attempt.events().contains(event))
                        .toList()
                : batch;
    }
}
