package dev.raven.core.auditor;

import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Holds this node's clock against that of the storage. */
@Singleton
class ClockProbe implements ChecklistProbe {
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private final AuditStore store;
    private final Clock clock;

    @Inject
    ClockProbe(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.CLOCK;
    }

    /** The storage looked at its clock somewhere between the two looks at this one's. */
    @Override
    public Finding look(TenantId owner) {
        Instant before = clock.instant();
        Instant storage = store.now();
        Instant after = clock.instant();
        Duration apart = storage.isBefore(before)
                ? Duration.between(storage, before)
                : storage.isAfter(after) ? Duration.between(after, storage) : Duration.ZERO;
        String seen = "This node's clock and that of Redis are " + apart.toMillis() + " ms apart; "
                + AuditStore.CLOCKS.toSeconds() + " s are too much.";
        if (apart.compareTo(AuditStore.CLOCKS) > 0) {
            return Finding.fail(seen);
        }
        return apart.compareTo(NOTICEABLE) > 0 ? Finding.warn(seen) : Finding.pass(seen);
    }
}
