package dev.raven.audit.checkpoint;

import dev.raven.core.audit.SequencerStore;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which logs are to be looked at: those that moved, those where nothing does, and the platform's at all times. */
@Singleton
class DueLogs {
    /** How old the platform's checkpoint may become: whoever watches it sees that somebody signs. */
    static final Duration HEARTBEAT = Duration.ofSeconds(60);

    private final SequencerStore store;
    private final SignedLogs signed;
    private final Sweep sweep;

    @Inject
    DueLogs(SequencerStore store, SignedLogs signed, Sweep sweep) {
        this.store = store;
        this.signed = signed;
        this.sweep = sweep;
    }

    /** Forgets what is known, as a node does that has not had the lease. */
    void forget() {
        sweep.forget();
    }

    /** @return the logs, and how old the checkpoint of each may be where nothing has moved */
    Map<TenantId, Duration> now(Map<TenantId, Long> told) {
        Map<TenantId, Duration> due = new HashMap<>();
        sweep.next().forEach(log -> due.put(log, Sweep.EVERY));
        told.forEach((log, sequence) -> {
            if (signed.due(log, sequence)) {
                due.put(log, Sweep.EVERY);
            }
        });
        if (signed.overdue(TenantId.PLATFORM)) {
            due.put(TenantId.PLATFORM, HEARTBEAT);
        }
        return due;
    }

    /** What was told, each with the sequence of its newest event. */
    Map<TenantId, Long> told() {
        return store.told();
    }

    /** Settles what is signed by now. */
    void settle(Map<TenantId, Long> told) {
        store.settle(told.entrySet().stream()
                .filter(news -> signed.covers(news.getKey(), news.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Has every log looked at for the sake of something, once. */
    void lookAtAllFor(Object purpose) {
        sweep.beginFor(purpose);
    }

    /** Whether every log was. */
    boolean lookedAtAllFor(Object purpose) {
        return sweep.doneFor(purpose);
    }
}
