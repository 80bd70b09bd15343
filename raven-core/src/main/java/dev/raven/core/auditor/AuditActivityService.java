package dev.raven.core.auditor;

import dev.raven.core.audit.NotAudited;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * When how much was recorded. Sequences have no gaps, so two of them tell how many events stand between: nothing is read but
 * what halving meets, however long the log is.
 */
@Singleton
public class AuditActivityService {
    private final AuditTimeline timeline;

    @Inject
    AuditActivityService(AuditTimeline timeline) {
        this.timeline = timeline;
    }

    /** How many events of the caller's log were recorded in each part of a period; those that were dropped are not counted. */
    @NotAudited("counts events, and tells nothing that stands in them")
    public List<Long> count(Caller caller, AuditPeriod period) {
        TenantId log = AuditService.log(caller);
        AuditSpan rest = timeline.kept(log);
        long first = timeline.firstAt(log, period.beginning(0), rest);
        List<Long> counts = new ArrayList<>(period.parts());
        for (int part = 1; part <= period.parts(); part++) {
            rest = new AuditSpan(first, rest.last());
            long next = timeline.firstAt(log, period.beginning(part), rest);
            counts.add(next - first);
            first = next;
        }
        return counts;
    }
}
