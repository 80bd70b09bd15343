package dev.raven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.scene.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobHoldTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final TenantId ACME = IDS.tenant();

    private final TestClock clock = new TestClock();
    private final InMemoryJobStore store = new InMemoryJobStore();
    private final Jobs jobs = new Jobs(store, IDS, clock);
    private final Job job = taken();
    private final JobHold hold = jobs.hold(job);

    private Job taken() {
        jobs.ensure(ACME, JobOrder.of(JobKind.EXPORT_TENANT, Map.of()));
        Job first = take().orElseThrow();
        store.save(ACME, first.retried("storage_unavailable", clock.instant(), clock.instant()));
        return take().orElseThrow();
    }

    private Optional<Job> take() {
        Instant now = clock.instant();
        return store.take(now, now.plusSeconds(JobWork.LONGEST_STEP));
    }

    @Test
    void whatIsRenewedIsNobodyElses() {
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(20));
            hold.renew();
            assertThat(take()).isEmpty();
        }
        assertThat(hold.lasted()).isEqualTo(Duration.ofSeconds(200));
        clock.advance(Duration.ofSeconds(60));
        assertThat(take()).isPresent();
    }

    @Test
    void itDoesNotCountAsAStepThatWasDone() {
        clock.advance(Duration.ofSeconds(20));
        hold.renew();
        Job held = store.find(ACME, job.id()).orElseThrow();
        assertThat(held.retries()).isEqualTo(1);
        assertThat(held.error()).contains("storage_unavailable");
    }

    @Test
    void whoHasLostItIsTold() {
        clock.advance(Duration.ofSeconds(61));
        assertThat(take()).isPresent();
        assertThatThrownBy(hold::renew).isInstanceOf(UnavailableException.class);
    }

    @Test
    void itIsWrittenDownNoMoreOftenThanItMustBe() {
        clock.advance(Duration.ofSeconds(1));
        hold.renew();
        assertThat(store.find(ACME, job.id())).contains(job);
    }
}
