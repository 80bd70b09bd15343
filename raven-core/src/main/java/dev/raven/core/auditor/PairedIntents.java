package dev.raven.core.auditor;

import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.EventId;
import dev.raven.core.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Intents whose outcome is known, for who walks a log from its newest events to its oldest. Where the walk does not begin at the
 * end, outcomes may stand in front of it: no request takes as long as is looked ahead for them.
 */
final class PairedIntents {
    private static final int MOST_AHEAD = 10_000;
    private static final int AT_ONCE = 500;
    private static final Duration LONGEST_ACTION = Duration.ofMinutes(1);

    private final AuditStore store;
    private final TenantId log;
    private final long start;
    private final Set<String> intents = new HashSet<>();
    private boolean lookedAhead;

    /** @param start the event that the walk begins with */
    PairedIntents(AuditStore store, TenantId log, long start) {
        this.store = store;
        this.log = log;
        this.start = start;
    }

    /** Takes note of an event, in the order of the walk. */
    void saw(AuditEvent event) {
        event.intentId().ifPresent(intents::add);
    }

    boolean contains(AuditEvent intent) {
        Optional<String> id = intent.id().map(EventId::value);
        if (id.filter(intents::contains).isPresent()) {
            return true;
        }
        if (!lookedAhead) {
            lookAhead(intent.recordedAt().orElse(Instant.MIN));
        }
        return id.filter(intents::contains).isPresent();
    }

    private void lookAhead(Instant recorded) {
        lookedAhead = true;
        Instant end = recorded.equals(Instant.MIN) ? recorded : recorded.plus(LONGEST_ACTION);
        long next = start + 1;
        boolean goOn = true;
        while (goOn && next <= start + MOST_AHEAD) {
            List<AuditEvent> ahead =
                    store.read(log, next, AT_ONCE).stream().map(AuditEvent::of).toList();
            ahead.forEach(this::saw);
            next += AT_ONCE;
            goOn = ahead.size() == AT_ONCE
                    && ahead.get(AT_ONCE - 1)
                            .recordedAt()
                            .filter(time -> time.isBefore(end))
                            .isPresent();
        }
    }
}
