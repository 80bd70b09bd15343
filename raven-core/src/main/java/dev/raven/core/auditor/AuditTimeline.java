package dev.raven.core.auditor;

import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Finds what was recorded when by halving: in a log, time never goes back. */
@Singleton
class AuditTimeline {
    private final AuditStore store;

    @Inject
    AuditTimeline(AuditStore store) {
        this.store = store;
    }

    /** All events whose bodies are kept. */
    AuditSpan kept(TenantId log) {
        return new AuditSpan(store.pruned(log).sequence() + 1, store.head(log).sequence());
    }

    /** Those that were recorded from one time until before another. */
    AuditSpan between(TenantId log, Optional<Instant> from, Optional<Instant> to) {
        AuditSpan kept = kept(log);
        long first = from.map(time -> firstAt(log, time, kept)).orElse(kept.first());
        long last = to.map(time -> firstAt(log, time, kept) - 1).orElse(kept.last());
        return new AuditSpan(first, last);
    }

    /** The first that was recorded then or later; the one after the last where none was. */
    long firstAt(TenantId log, Instant time, AuditSpan within) {
        long low = within.first();
        long high = within.last() + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (isBefore(log, middle, time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(TenantId log, long sequence, Instant time) {
        return store.read(log, sequence, 1).stream()
                .map(event -> AuditEvent.of(event).recordedAt())
                .flatMap(Optional::stream)
                .anyMatch(recorded -> recorded.isBefore(time));
    }
}
