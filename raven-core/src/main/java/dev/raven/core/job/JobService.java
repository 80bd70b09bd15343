package dev.raven.core.job;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.Ids;
import dev.raven.core.id.JobId;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What an administrator sees of jobs: a tenant's its own, the operator those of the platform. */
@Singleton
public class JobService {
    private final JobStore store;

    @Inject
    JobService(JobStore store) {
        this.store = store;
    }

    @NotAudited("tells how far a job is, and no person's data; its start and its end are recorded")
    public Job find(Caller caller, String jobId) {
        return Ids.parse(jobId, JobId::new)
                .flatMap(id -> store.find(owner(caller), id))
                .orElseThrow(() -> new NotFoundException("There is no such job."));
    }

    @NotAudited("tells how far jobs are, and no person's data; their start and their end are recorded")
    public Page<Job> list(Caller caller, PageRange range) {
        return store.list(owner(caller), range);
    }

    private static TenantId owner(Caller caller) {
        return caller.tenant().orElse(TenantId.PLATFORM);
    }
}
