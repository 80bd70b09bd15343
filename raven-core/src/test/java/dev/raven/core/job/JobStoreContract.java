package dev.raven.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.id.Ids;
import dev.raven.core.id.JobId;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.PageRange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every keeper of jobs promises. */
public interface JobStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOW = Instant.parse("2026-11-24T10:15:30.123Z");
    Instant LATER = NOW.plusSeconds(30);
    Duration LEASE = Duration.ofSeconds(30);
    PageRange ALL = new PageRange(100, 0);

    /** The store under test; the same for one test. */
    JobStore jobs();

    /** Jobs of other tests must not be due in the next. */
    @AfterEach
    default void endAll() {
        Instant end = NOW.plus(Duration.ofDays(365));
        Optional<Job> left = jobs().take(end, end.plus(LEASE));
        while (left.isPresent()) {
            jobs().save(left.get().owner(), left.get().ended(JobState.CANCELLED, Optional.empty(), end));
            left = jobs().take(end, end.plus(LEASE));
        }
    }

    private static Job job(TenantId owner, JobKind kind, Instant due) {
        return Job.queued(IDS.job(), owner, new JobOrder(kind, Map.of("compromised", "true"), Optional.of(due)), NOW);
    }

    private Job kept(TenantId owner, JobKind kind) {
        Job job = job(owner, kind, NOW);
        assertThat(jobs().create(owner, job)).isEmpty();
        return job;
    }

    @Test
    default void findsAJobAsItWasKeptAndForItsOwnerAlone() {
        TenantId owner = IDS.tenant();
        Job job = kept(owner, JobKind.ROTATE_TENANT);
        assertThat(jobs().find(owner, job.id())).contains(job);
        assertThat(jobs().find(IDS.tenant(), job.id())).isEmpty();
        assertThat(jobs().find(owner, IDS.job())).isEmpty();
    }

    @Test
    default void tellsWhatIsDueAndSinceWhenUntilSomebodyHasIt() {
        assertThat(jobs().waiting(NOW)).isEqualTo(new JobStore.Waiting(0, Optional.empty()));
        TenantId owner = IDS.tenant();
        jobs().create(owner, job(owner, JobKind.ROTATE_TENANT, NOW));
        jobs().create(owner, job(owner, JobKind.ROTATE_SUBJECT, NOW.plusSeconds(1)));
        jobs().create(owner, job(owner, JobKind.REEMBED, NOW.plusSeconds(60)));
        assertThat(jobs().waiting(NOW.plusSeconds(1))).isEqualTo(new JobStore.Waiting(2, Optional.of(NOW)));
        jobs().take(NOW, LATER);
        assertThat(jobs().waiting(NOW.plusSeconds(1)))
                .isEqualTo(new JobStore.Waiting(1, Optional.of(NOW.plusSeconds(1))));
    }

    @Test
    default void listsTheOwnersJobsNewestFirst() {
        TenantId owner = IDS.tenant();
        List<JobId> ids = IntStream.range(0, 3)
                .mapToObj(i ->
                        Job.queued(IDS.job(), owner, JobOrder.of(JobKind.values()[i], Map.of()), NOW.plusMillis(i)))
                .peek(job -> jobs().create(owner, job))
                .map(Job::id)
                .toList();
        assertThat(jobs().list(owner, ALL).items())
                .extracting(Job::id)
                .containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(jobs().list(owner, new PageRange(1, 1)).items())
                .extracting(Job::id)
                .containsExactly(ids.get(1));
        assertThat(jobs().list(owner, new PageRange(1, 1)).total()).isEqualTo(3);
        assertThat(jobs().list(IDS.tenant(), ALL).items()).isEmpty();
    }

    @Test
    default void onlyOneUnfinishedJobOfAnOwnerAndALane() {
        TenantId owner = IDS.tenant();
        List<Optional<JobId>> told =
                Races.results(8, racer -> jobs().create(owner, job(owner, JobKind.ROTATE_KMS, NOW)));
        assertThat(Collections.frequency(told, Optional.empty())).isEqualTo(1);
        Job kept = jobs().list(owner, ALL).items().get(0);
        assertThat(told).containsOnly(Optional.empty(), Optional.of(kept.id()));
        TenantId other = IDS.tenant();
        assertThat(jobs().create(other, job(other, JobKind.ROTATE_KMS, NOW))).isEmpty();
        assertThat(jobs().create(owner, job(owner, JobKind.ROTATE_SUBJECT, NOW)))
                .isEmpty();

        jobs().save(owner, kept.ended(JobState.SUCCEEDED, Optional.empty(), LATER));
        assertThat(jobs().create(owner, job(owner, JobKind.ROTATE_KMS, NOW))).isEmpty();
    }

    @Test
    default void ofAnOwnerWhoIsGoneNothingIsKeptAndNothingDone() {
        TenantId owner = IDS.tenant();
        Job other = kept(IDS.tenant(), JobKind.ROTATE_TENANT);
        Job gone = kept(owner, JobKind.ROTATE_TENANT);
        kept(owner, JobKind.ROTATE_SUBJECT);
        jobs().removeAll(owner);
        assertThat(jobs().list(owner, ALL).items()).isEmpty();
        assertThat(jobs().find(owner, gone.id())).isEmpty();
        assertThat(jobs().save(owner, gone)).isFalse();
        assertThat(jobs().find(other.owner(), other.id())).contains(other);
        assertThat(jobs().create(owner, job(owner, JobKind.ROTATE_TENANT, NOW))).isEmpty();
        jobs().removeAll(owner);
    }

    @Test
    default void whatIsDueLongestIsTakenFirstAndByOne() {
        TenantId owner = IDS.tenant();
        Job young = job(owner, JobKind.ROTATE_KMS, NOW.minusSeconds(1));
        Job old = job(owner, JobKind.ROTATE_TENANT, NOW.minusSeconds(2));
        Job future = job(owner, JobKind.ROTATE_SUBJECT, LATER);
        List.of(young, old, future).forEach(job -> jobs().create(owner, job));

        assertThat(jobs().take(NOW, NOW.plus(LEASE))).contains(old.taken(NOW, NOW.plus(LEASE)));
        List<Optional<Job>> taken = Races.results(8, racer -> jobs().take(NOW, NOW.plus(LEASE)));
        assertThat(taken).containsOnlyOnce(Optional.of(young.taken(NOW, NOW.plus(LEASE))));
        assertThat(Collections.frequency(taken, Optional.empty())).isEqualTo(7);
    }

    @Test
    default void anAbandonedJobIsTakenByAnotherAndItsFirstTakerHasLostIt() {
        TenantId owner = IDS.tenant();
        kept(owner, JobKind.ROTATE_TENANT);
        Job first = jobs().take(NOW, LATER).orElseThrow();
        assertThat(jobs().take(LATER.minusMillis(1), LATER.plus(LEASE))).isEmpty();
        Job second = jobs().take(LATER, LATER.plus(LEASE)).orElseThrow();

        assertThat(jobs().save(owner, first.ended(JobState.FAILED, Optional.of("late"), LATER)))
                .isFalse();
        Job stepped = second.stepped(new JobProgress("users:7", 7, 1, 9), LATER, LATER.plus(LEASE));
        assertThat(jobs().save(owner, stepped)).isTrue();
        assertThat(jobs().find(owner, first.id())).contains(stepped);
    }

    @Test
    default void aJobWhoseLeaseIsExtendedIsNotDue() {
        TenantId owner = IDS.tenant();
        kept(owner, JobKind.ROTATE_TENANT);
        Job mine = jobs().take(NOW, LATER).orElseThrow();
        jobs().save(owner, mine.stepped(JobProgress.START, LATER, LATER.plus(LEASE)));
        assertThat(jobs().take(LATER, LATER.plus(LEASE))).isEmpty();
    }

    @Test
    default void anEndedJobIsDueNoMoreAndStillListed() {
        TenantId owner = IDS.tenant();
        kept(owner, JobKind.ROTATE_TENANT);
        Job mine = jobs().take(NOW, LATER).orElseThrow();
        Job ended = mine.ended(JobState.FAILED, Optional.of("items_failed"), LATER);
        assertThat(jobs().save(owner, ended)).isTrue();
        assertThat(jobs().take(LATER.plus(LEASE), LATER)).isEmpty();
        assertThat(jobs().list(owner, ALL).items()).containsExactly(ended);
    }

    @Test
    default void onlySoManyEndedJobsAreKept() {
        TenantId owner = IDS.tenant();
        for (int i = 0; i < JobStore.KEPT + 3; i++) {
            Job job = Job.queued(IDS.job(), owner, JobOrder.of(JobKind.ROTATE_TENANT, Map.of()), NOW.plusMillis(i));
            jobs().create(owner, job);
            jobs().save(owner, job.ended(JobState.SUCCEEDED, Optional.empty(), NOW));
        }
        assertThat(jobs().list(owner, ALL).total()).isEqualTo(JobStore.KEPT);
    }
}
