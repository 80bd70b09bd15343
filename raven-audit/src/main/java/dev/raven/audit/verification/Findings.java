package dev.raven.audit.verification;

import dev.raven.core.audit.AuditFault;
import dev.raven.core.audit.AuditFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found: all are counted, the first hundred are kept. For one thread at a time. */
public final class Findings {
    private static final int MOST_KEPT = 100;

    private final List<AuditFinding> kept = new ArrayList<>();
    private long count;

    /** @param sequence of the event; of a checkpoint, its size; 0 where it is not known */
    public void add(AuditFault fault, long sequence, String detail) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(new AuditFinding(fault, sequence, detail));
        }
    }

    /** How many there were, those not kept included. */
    public long count() {
        return count;
    }

    /** In the order of the log. */
    public List<AuditFinding> list() {
        return kept.stream()
                .sorted(Comparator.comparingLong(AuditFinding::sequence))
                .toList();
    }
}
