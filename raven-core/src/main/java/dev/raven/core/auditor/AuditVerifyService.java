package dev.raven.core.auditor;

import dev.raven.core.audit.AuditVerification;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobStore;
import dev.raven.core.job.Jobs;
import dev.raven.core.page.PageRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Has a log read and hashed again, at once where it is short. */
@Singleton
public class AuditVerifyService {
    static final long MOST_AT_ONCE = 50_000;
    private static final PageRange NEWEST = new PageRange(100, 0);

    private final AuditTimeline timeline;
    private final AuditVerification verification;
    private final Jobs jobs;
    private final JobStore store;

    @Inject
    AuditVerifyService(AuditTimeline timeline, AuditVerification verification, Jobs jobs, JobStore store) {
        this.timeline = timeline;
        this.verification = verification;
        this.jobs = jobs;
        this.store = store;
    }

    /** Verifies the caller's log; a long one by a job, of which one a log is under way at a time. */
    @Audited(value = "audit.verify", duringAlarm = true)
    public Verification verify(Caller caller) {
        TenantId log = AuditService.log(caller);
        AuditSpan kept = timeline.kept(log);
        if (kept.last() - kept.first() < MOST_AT_ONCE) {
            return new Verification(Optional.of(verification.verify(log, read -> {})), Optional.empty());
        }
        Job job = jobs.join(log, JobOrder.of(JobKind.VERIFY_AUDIT, Map.of()));
        return new Verification(Optional.empty(), Optional.of(job));
    }

    /** How the newest verification by a job fares, or what it found; of neither where there was none. */
    @NotAudited("tells what a verification found; its order and its end are recorded")
    public Verification newest(Caller caller) {
        Optional<Job> job = store.list(AuditService.log(caller), NEWEST).items().stream()
                .filter(found -> found.kind() == JobKind.VERIFY_AUDIT)
                .findFirst();
        return new Verification(
                job.flatMap(found -> VerdictText.read(found.progress().cursor())), job);
    }
}
