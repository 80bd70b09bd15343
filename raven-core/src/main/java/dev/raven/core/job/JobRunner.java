package dev.raven.core.job;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does one job at a time, step by step, each written down before the next: what is killed goes on where it was, at the
 * latest a step's longest time later.
 */
@Singleton
class JobRunner {
    private static final Logger LOG = System.getLogger(JobRunner.class.getName());
    private static final Duration LEASE = Duration.ofSeconds(JobWork.LONGEST_STEP);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int MOST_RETRIES = 50;

    private final JobStore store;
    private final JobWorks works;
    private final AuditLog log;
    private final Signals signals;
    private final Clock clock;
    private final AtomicInteger inHand = new AtomicInteger();

    @Inject
    JobRunner(JobStore store, JobWorks works, AuditLog log, Signals signals, Clock clock) {
        this.store = store;
        this.works = works;
        this.log = log;
        this.signals = signals;
        this.clock = clock;
    }

    /** Waits between steps, so that a job never takes more than half of one core from those who are served. */
    interface Pause {
        /** @return whether to go on */
        boolean after(Duration step);
    }

    /** Takes what is due longest and does it to its end, or until the pause says to stop; false when nothing is due. */
    boolean runNext(Pause pause) {
        Optional<Job> taken = store.take(clock.instant(), clock.instant().plus(LEASE));
        taken.ifPresent(job -> {
            inHand.incrementAndGet();
            try {
                run(job, pause);
            } finally {
                inHand.decrementAndGet();
            }
        });
        return taken.isPresent();
    }

    /** Jobs that are being done here. */
    int inHand() {
        return inHand.get();
    }

    private void run(Job taken, Pause pause) {
        Job job = taken;
        boolean held = true;
        boolean goOn = true;
        while (held && goOn) {
            Instant start = clock.instant();
            Stepped stepped = timedStep(job);
            job = stepped.job();
            Duration took = Duration.between(start, clock.instant());
            if (job.state().ended()) {
                record(stepped);
            }
            held = store.save(job.owner(), job);
            if (held && job.state().ended()) {
                signals.count(
                        Signal.JOB_ENDS, 1, job.kind().wireName(), job.state().wireName());
            }
            goOn = job.state() == JobState.RUNNING && pause.after(took);
        }
    }

    /**
     * A job after a step.
     *
     * @param outcome of the step: {@code done}, {@code put_off}, {@code failed}
     * @param told what the audit log is told where it has ended
     */
    private record Stepped(Job job, String outcome, Map<String, Object> told) {
        static Stepped done(Job job) {
            return new Stepped(job, "done", Map.of());
        }

        /** It is tried again, unless the job has ended with it. */
        static Stepped broken(Job job) {
            return new Stepped(job, job.state().ended() ? "failed" : "put_off", Map.of());
        }
    }

    private Stepped timedStep(Job job) {
        try (Signals.Timing timing = signals.begin(Signal.JOB_STEPS)) {
            Stepped stepped = step(job);
            timing.done(job.kind().wireName(), stepped.outcome());
            return stepped;
        }
    }

    private Stepped step(Job job) {
        try {
            return after(job, works.of(job.kind()).step(job));
        } catch (UnavailableException away) {
            return Stepped.broken(retried(job, away));
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "a job failed: " + job.kind().wireName(), failed);
            return Stepped.broken(job.ended(JobState.FAILED, Optional.of("internal_error"), clock.instant()));
        }
    }

    private Stepped after(Job job, JobStep step) {
        Instant now = clock.instant();
        return switch (step) {
            case JobStep.Next next -> Stepped.done(job.stepped(next.progress(), now, now.plus(LEASE)));
            case JobStep.Later later -> Stepped.done(job.again(now, later.then()));
            case JobStep.Done done -> new Stepped(job.done(done.progress(), now), "done", done.told());
        };
    }

    /** Later each time, up to five minutes; after some hours it has failed and must be asked for again. */
    private Job retried(Job job, UnavailableException away) {
        String why = away.code().wireName();
        signals.count(Signal.JOB_RETRIES, 1, job.kind().wireName());
        LOG.log(Level.WARNING, "a job waits: " + job.kind().wireName() + ", " + why);
        Instant now = clock.instant();
        return job.retries() >= MOST_RETRIES
                ? job.ended(JobState.FAILED, Optional.of(why), now)
                : job.retried(why, now, now.plus(RETRY.multipliedBy(1L << Math.min(job.retries(), 6))));
    }

    private void record(Stepped stepped) {
        Job job = stepped.job();
        log.record(new AuditEntry(
                        job.owner(),
                        Caller.SYSTEM,
                        job.kind().wireName() + ".end",
                        AuditCategory.SYSTEM,
                        Optional.empty(),
                        Optional.of(job.state() == JobState.SUCCEEDED ? AuditOutcome.SUCCESS : AuditOutcome.FAILURE),
                        job.error(),
                        Optional.of(job.id()),
                        Optional.empty())
                .telling(stepped.told()));
    }
}
