package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobWork;
import dev.raven.core.job.Jobs;
import dev.raven.core.key.KeyStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rids the storage's files of keys that were destroyed. A key that is deleted still stands in the file of writes until that is
 * written anew, and whoever has that file could open what the key sealed; once for all that are destroyed within an hour.
 */
@Singleton
class KeyTraces implements JobWork {
    private static final Duration WITHIN = Duration.ofHours(1);
    /** More than clocks of nodes differ by. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final KeyStore store;
    private final Jobs jobs;
    private final Clock clock;

    @Inject
    KeyTraces(KeyStore store, Jobs jobs, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Another job for each hour, begun with after it: one that is under way may have begun before this key was destroyed. */
    void order() {
        Instant end = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(WITHIN);
        Map<String, String> before = Map.of("before", end.toString());
        jobs.ensure(TenantId.PLATFORM, new JobOrder(JobKind.DROP_KEY_TRACES, before, Optional.of(end.plus(CLOCKS))));
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.DROP_KEY_TRACES);
    }

    @Override
    public JobStep step(Job job) {
        return JobStep.onwards(job.progress(), store.dropTraces(job.progress().place()));
    }
}
