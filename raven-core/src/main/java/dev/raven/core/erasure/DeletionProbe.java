package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.core.page.Slice;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Looks for erasures that do not come to an end. Whether somebody sees to it when people ask, no machine knows. */
@Singleton
class DeletionProbe implements ChecklistProbe {
    private static final int A_TRIP = 500;
    private static final int LOOKED_AT = 200;
    private static final Duration LONG = Duration.ofDays(1);

    private final DeletionStore ledger;
    private final Clock clock;

    @Inject
    DeletionProbe(DeletionStore ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.DELETION_WORKFLOW;
    }

    @Override
    public Finding look(TenantId owner) {
        Deque<Deletion> newest = newest(owner);
        if (newest.isEmpty()) {
            return Finding.manual("Nothing was erased more than a day ago that would show it.");
        }
        long unfinished = newest.stream()
                .filter(deletion -> ledger.receipt(owner, deletion.receipt()).isEmpty())
                .count();
        String seen = "Of the newest " + newest.size() + " erasures that are older than a day, without a receipt: "
                + unfinished + ".";
        return unfinished > 0
                ? Finding.fail(
                        seen + " They are tried again until they are done; the server's log says what is in the way.")
                : Finding.manual(seen);
    }

    private Deque<Deletion> newest(TenantId owner) {
        Instant before = clock.instant().minus(LONG);
        Deque<Deletion> newest = new ArrayDeque<>();
        Slice<Deletion> some = ledger.after(owner, 0, A_TRIP);
        while (!some.items().isEmpty()) {
            some.items().stream()
                    .filter(deletion -> deletion.at().isBefore(before))
                    .forEach(newest::addLast);
            while (newest.size() > LOOKED_AT) {
                newest.removeFirst();
            }
            some = ledger.after(owner, some.next(), A_TRIP);
        }
        return newest;
    }
}
