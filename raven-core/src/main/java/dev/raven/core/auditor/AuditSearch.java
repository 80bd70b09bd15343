package dev.raven.core.auditor;

import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Looks for events, newest first. There is no index: a page looks at so many events and no more, and says where to go on, so that
 * it takes as long in a log of millions as in a short one.
 */
@Singleton
class AuditSearch {
    static final int MOST_LOOKED_AT = 10_000;
    private static final int AT_ONCE = 500;

    private final AuditStore store;
    private final AuditTimeline timeline;

    @Inject
    AuditSearch(AuditStore store, AuditTimeline timeline) {
        this.store = store;
        this.timeline = timeline;
    }

    AuditPage find(TenantId log, AuditQuery query) {
        AuditSpan span =
                timeline.between(log, query.filter().from(), query.filter().to());
        long last = Math.min(span.last(), query.before() - 1);
        long end = Math.max(span.first(), last - MOST_LOOKED_AT + 1);
        PairedIntents paired = new PairedIntents(store, log, last);
        List<AuditEvent> found = new ArrayList<>();
        long next = last;
        while (next >= end && found.size() < query.limit()) {
            long from = Math.max(end, next - AT_ONCE + 1);
            next = look(page(log, from, next), query, paired, found, from) - 1;
        }
        return new AuditPage(found, next >= span.first() ? OptionalLong.of(next + 1) : OptionalLong.empty());
    }

    /** @return the last event that was looked at, or where the part began when all were */
    private static long look(
            List<AuditEvent> part, AuditQuery query, PairedIntents paired, List<AuditEvent> found, long from) {
        for (AuditEvent event : part) {
            paired.saw(event);
            boolean shown = query.everyPhase() || !event.isIntent() || !paired.contains(event);
            if (shown && query.filter().matches(event)) {
                found.add(event);
            }
            if (found.size() == query.limit()) {
                return event.sequence();
            }
        }
        return from;
    }

    private List<AuditEvent> page(TenantId log, long from, long to) {
        return store.read(log, from, (int) (to - from + 1)).stream()
                .filter(event -> event.sequence() <= to)
                .map(AuditEvent::of)
                .toList()
                .reversed();
    }
}
