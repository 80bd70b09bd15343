package dev.raven.core.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The time as the node and the storage have it both: what is dropped by one wrong clock does not come back. */
@Singleton
public class AgreedClock {
    private final Clock clock;
    private final AuditStore store;

    @Inject
    public AgreedClock(Clock clock, AuditStore store) {
        this.clock = clock;
        this.store = store;
    }

    /** The earlier of the two; empty where they are farther apart than {@link AuditStore#CLOCKS}. */
    public Optional<Instant> now() {
        Instant own = clock.instant();
        Instant storage = store.now();
        Instant earlier = own.isBefore(storage) ? own : storage;
        Instant later = own.isBefore(storage) ? storage : own;
        return later.isAfter(earlier.plus(AuditStore.CLOCKS)) ? Optional.empty() : Optional.of(earlier);
    }
}
