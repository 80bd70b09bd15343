package dev.raven.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.problem.ProblemCode;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.parallel.Patience;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.InMemorySignals;
import dev.raven.core.scene.Several;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JobWorkersTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final TenantId ACME = IDS.tenant();

    private final InMemoryJobStore store = new InMemoryJobStore();
    private final Jobs jobs = new Jobs(store, IDS, Clock.systemUTC());
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final JobWorkers workers = new JobWorkers(new JobRunner(
            store,
            new JobWorks(new Several<>(List.of(new Endless()))),
            new InMemoryAuditLog(),
            new InMemorySignals(),
            Clock.systemUTC()));

    /** Its steps take as long as the test wants, and there is always one more. */
    private final class Endless implements JobWork {
        @Override
        public Set<JobKind> kinds() {
            return Set.of(JobKind.EXPORT_TENANT);
        }

        @Override
        public JobStep step(Job job) {
            begun.incrementAndGet();
            try {
                letGo.await();
            } catch (InterruptedException brokenOff) {
                throw new IllegalStateException(brokenOff);
            }
            return new JobStep.Next(job.progress().plus(1));
        }
    }

    @AfterEach
    void close() {
        letGo.countDown();
        workers.close();
    }

    @Test
    void theStepThatIsUnderWayIsFinishedAndWrittenDownAndNoOtherIsBegun() throws InterruptedException {
        Job ordered = jobs.order(ACME, JobOrder.of(JobKind.EXPORT_TENANT, Map.of()), ProblemCode.EXPORT_IN_PROGRESS);
        workers.run();
        Patience.until(() -> begun.get() == 1);
        workers.takeNoMore();
        assertThat(workers.idle()).isFalse();
        letGo.countDown();
        Patience.until(workers::idle);
        assertThat(begun).hasValue(1);
        Job left = store.find(ACME, ordered.id()).orElseThrow();
        assertThat(left.state()).isEqualTo(JobState.RUNNING);
        assertThat(left.progress().done()).isEqualTo(1);
        assertThat(left.error()).isEmpty();
    }
}
