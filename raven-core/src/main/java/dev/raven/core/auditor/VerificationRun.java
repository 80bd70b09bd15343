package dev.raven.core.auditor;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditVerdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A verification that runs on a thread of its own. */
final class VerificationRun {
    private final Future<AuditVerdict> verdict;
    private final AtomicLong read;

    private VerificationRun(Future<AuditVerdict> verdict, AtomicLong read) {
        this.verdict = verdict;
        this.read = read;
    }

    static VerificationRun start(ExecutorService thread, Function<LongConsumer, AuditVerdict> verification) {
        AtomicLong read = new AtomicLong();
        return new VerificationRun(thread.submit(() -> verification.apply(read::set)), read);
    }

    /** Events read so far. */
    long read() {
        return read.get();
    }

    /**
     * Waits for the verdict, and no longer than so long.
     *
     * @throws RuntimeException that the verification failed with
     */
    Optional<AuditVerdict> await(Duration time) {
        try {
            return Optional.of(verdict.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw UnavailableException.overloaded();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }
}
