package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobWork;
import dev.raven.core.job.Jobs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks once more for what there is of an erased tenant. Requests that were let in before may store something until they end, and
 * nodes write down twice a minute how keys were used: nobody can read any of it, yet it is not to lie there for ever.
 */
@Singleton
class Remains implements JobWork {
    /** Longer than a request may take, and than nodes keep counts to themselves. */
    static final Duration ALL_HAVE_ENDED = Duration.ofMinutes(2);

    private static final String TENANT = "tenant_id";

    private final RemainsStore store;
    private final Jobs jobs;
    private final Clock clock;

    @Inject
    Remains(RemainsStore store, Jobs jobs, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.clock = clock;
    }

    void order(TenantId tenant) {
        Optional<Instant> then = Optional.of(clock.instant().plus(ALL_HAVE_ENDED));
        jobs.ensure(TenantId.PLATFORM, new JobOrder(JobKind.DROP_REMAINS, Map.of(TENANT, tenant.value()), then));
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.DROP_REMAINS);
    }

    @Override
    public JobStep step(Job job) {
        TenantId tenant = job.parameter(TENANT).map(TenantId::new).orElseThrow();
        return JobStep.onwards(
                job.progress(), store.remove(tenant, job.progress().place()));
    }
}
