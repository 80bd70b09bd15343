package dev.raven.audit.checkpoint;

import dev.raven.core.audit.SequencerStore;
import dev.raven.core.id.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** This node's hold on the one lease: who has it integrates and signs. */
@Singleton
class SequencerLease {
    private static final Duration LENGTH = Duration.ofSeconds(10);

    private final SequencerStore store;
    private final String self;
    private final Duration length;
    private volatile long fence;
    private volatile long above;

    @Inject
    SequencerLease(SequencerStore store, Ids ids) {
        this(store, ids, LENGTH);
    }

    SequencerLease(SequencerStore store, Ids ids, Duration length) {
        this.store = store;
        this.self = ids.node();
        this.length = length;
    }

    /**
     * Takes or renews it.
     *
     * @return its fence; 0 when another node has it
     */
    long claim() {
        fence = store.claim(self, length, above);
        return fence;
    }

    /** A tree was written under that lease: where it is later than this one, a failover has set the count of leases back. */
    void seen(long later) {
        above = later > fence ? Math.max(above, later) : above;
    }

    void release() {
        store.release(self);
    }
}
