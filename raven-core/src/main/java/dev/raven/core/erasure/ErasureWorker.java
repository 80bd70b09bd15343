package dev.raven.core.erasure;

import dev.raven.api.problem.ConflictException;
import dev.raven.core.audit.AuditLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Finishes erasures that were interrupted, for as long as it takes: one that was asked for is never given up. */
@Singleton
class ErasureWorker {
    /** Asked by no client any more. */
    private static final String RESUMED = "resumed";

    private static final Logger LOG = System.getLogger(ErasureWorker.class.getName());
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration AT_MOST = Duration.ofHours(1);

    private final ErasureStore journal;
    private final Erasures erasures;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    ErasureWorker(ErasureStore journal, Erasures erasures, AuditLog log, Clock clock) {
        this.journal = journal;
        this.erasures = erasures;
        this.log = log;
        this.clock = clock;
    }

    /** @return false when nothing is due */
    boolean runNext(Runnable taken) {
        Optional<Erasure> next = journal.take(clock.instant(), AGAIN, AT_MOST);
        next.ifPresent(erasure -> {
            taken.run();
            finish(erasure);
        });
        return next.isPresent();
    }

    /** Asks first what a request for it was asked: what cannot be recorded is not done. */
    private void finish(Erasure erasure) {
        if (erasures.wentWithItsTenant(erasure)) {
            return;
        }
        log.requireRoom(erasure.ledger());
        log.requireTrust();
        try {
            erasures.finish(erasure, RESUMED);
        } catch (ConflictException mustStay) {
            LOG.log(Level.WARNING, "an erasure waits: its user is under a legal hold");
        }
    }
}
