package dev.raven.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.InMemorySignals;
import dev.raven.core.scene.Several;
import dev.raven.core.scene.TestClock;
import dev.raven.core.signal.Signal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class JobRunnerTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final TenantId ACME = IDS.tenant();
    private static final String KIND = JobKind.EXPORT_TENANT.wireName();

    private final TestClock clock = new TestClock();
    private final InMemoryJobStore store = new InMemoryJobStore();
    private final InMemorySignals signals = new InMemorySignals();

    /** @param does what a step that is done may do before */
    private record Steps(UnaryOperator<JobProgress> does) implements JobWork {
        @Override
        public Set<JobKind> kinds() {
            return Set.of(JobKind.EXPORT_TENANT);
        }

        @Override
        public JobStep step(Job job) {
            JobProgress progress = does.apply(job.progress().plus(1));
            return progress.done() < 3 ? new JobStep.Next(progress) : new JobStep.Done(progress);
        }
    }

    /** One job to its end, through all pauses. */
    private void run(UnaryOperator<JobProgress> does) {
        new Jobs(store, IDS, clock).ensure(ACME, JobOrder.of(JobKind.EXPORT_TENANT, Map.of()));
        JobRunner runner = new JobRunner(
                store, new JobWorks(new Several<>(List.of(new Steps(does)))), new InMemoryAuditLog(), signals, clock);
        while (runner.runNext(step -> true)) {
            clock.advance(Duration.ofHours(1));
        }
    }

    private long steps(String outcome) {
        return signals.of(Signal.JOB_STEPS, KIND, outcome);
    }

    @Test
    void aStepThatIsDoneIsToldAsDone() {
        run(progress -> progress);
        assertThat(steps("done")).isEqualTo(3);
        assertThat(steps("failed")).isZero();
        assertThat(steps("put_off")).isZero();
    }

    @Test
    void aStepThatBreaksOffIsToldAsFailed() {
        run(progress -> {
            if (progress.done() == 2) {
                throw new IllegalStateException("broken");
            }
            return progress;
        });
        assertThat(steps("done")).isEqualTo(1);
        assertThat(steps("failed")).isEqualTo(1);
        assertThat(signals.of(Signal.JOB_ENDS, KIND, "failed")).isEqualTo(1);
    }

    @Test
    void aStepThatWaitsForSomethingIsPutOffUntilTheLastWhichHasFailed() {
        run(progress -> {
            throw UnavailableException.storage(null);
        });
        assertThat(steps("done")).isZero();
        assertThat(steps("put_off")).isEqualTo(50);
        assertThat(steps("failed")).isEqualTo(1);
    }
}
