package dev.raven.audit;

import dev.raven.api.problem.UnavailableException;
import dev.raven.audit.checkpoint.LogNews;
import dev.raven.audit.sink.EventCopies;
import dev.raven.core.audit.AppendOutcome;
import dev.raven.core.audit.AuditAppend;
import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The end of one log, to which events are chained. For one thread at a time. */
final class EventChain {
    private static final int TRIES = 50;
    /** How often is looked for an append without an answer, where nothing else is to be written: it may still be on its way. */
    private static final int LOOKS = 20;

    private final TenantId log;
    private final AuditStore store;
    private final EventCopies copies;
    private final Ids ids;
    private final RecordingClock clock;
    private final LogNews news;
    private @Nullable AuditHead head;
    private Instant recorded = Instant.EPOCH;
    private @Nullable Attempt unsure;
    private int looks;

    /** What an append, of which nobody knows whether it happened, would have made the log's head. */
    private record Attempt(
            List<PendingEvent> events, List<EventId> ids, List<StoredAuditEvent> stored, AuditHead head) {}

    EventChain(TenantId log, AuditStore store, Ids ids, RecordingClock clock, LogNews news, EventCopies copies) {
        this.log = log;
        this.store = store;
        this.copies = copies;
        this.ids = ids;
        this.clock = clock;
        this.news = news;
    }

    /** Chains the events to the head; where another node was quicker, to the new head. Tells each its id once it is durable. */
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

    /** Whether an append has had no answer: an append of nothing looks what became of it, and has its events copied. */
    boolean isUnsure() {
        return unsure != null;
    }

    private boolean chained(List<PendingEvent> batch) {
        AuditHead from = head == null ? newHead() : head;
        Instant at = clock.now();
        // never before the last: what was recorded when is found by halving, and setting a clock back dates nothing
        // back
        Instant recordedAt = later(recorded, at);
        List<StoredAuditEvent> events = new ArrayList<>();
        List<EventId> given = new ArrayList<>();
        AuditHead next = from;
        for (PendingEvent event : batch) {
            long sequence = next.sequence() + 1;
            EventId id = ids.event(sequence);
            byte[] body = EventBytes.of(event, id, next, recordedAt);
            given.add(id);
            events.add(new StoredAuditEvent(sequence, body));
            next = EventBytes.head(body, sequence);
        }
        Attempt attempt = new Attempt(batch, given, events, next);
        unsure = attempt;
        looks = 0;
        head = null;
        news.moved(log, next.sequence()); // whether or not it is known to have happened: a look for nothing is cheap
        return switch (store.append(log, new AuditAppend(from, events, next, at))) {
            case AppendOutcome.Done done -> {
                unsure = null;
                head = next;
                recorded = recordedAt;
                settle(attempt);
                yield true;
            }
            case AppendOutcome.MovedOn movedOn ->
                false; // also where its own first try succeeded, and another node was quicker than its second
            case AppendOutcome.Skewed skewed -> {
                unsure = null;
                clock.refused(skewed.now());
                yield false;
            }
        };
    }

    /** Tells those who wait that it happened. Only what Redis has is copied, in the order in which Redis has it. */
    private void settle(Attempt happened) {
        CompletableFuture<Void> everywhere = copies.take(log, happened.stored());
        for (int i = 0; i < happened.events().size(); i++) {
            PendingEvent event = happened.events().get(i);
            event.copied().complete(everywhere);
            event.stored().complete(happened.ids().get(i));
        }
    }

    private AuditHead newHead() {
        AuditHead newest = store.head(log);
        recorded = store.read(log, newest.sequence(), 1).stream()
                .map(event -> AuditEvent.of(event).recordedAt())
                .flatMap(Optional::stream)
                .reduce(recorded, EventChain::later);
        return newest;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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
        boolean waits = !happened && batch.isEmpty() && ++looks < LOOKS;
        unsure = waits ? attempt : null;
        if (happened) {
            settle(attempt);
        }
        return happened
                ? batch.stream()
                        .filter(event -> !attempt.events().contains(event))
                        .toList()
                : batch;
    }
}
