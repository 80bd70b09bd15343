package dev.raven.core.auditor;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditVerdict;
import dev.raven.core.audit.AuditVerification;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.Jobs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Has a log read and hashed again, at once where it is short. */
@Singleton
public class AuditVerifyService {
    static final long MOST_AT_ONCE = 50_000;

    private static final Logger LOG = System.getLogger(AuditVerifyService.class.getName());

    private final AuditTimeline timeline;
    private final AuditVerification verification;
    private final Jobs jobs;

    @Inject
    AuditVerifyService(AuditTimeline timeline, AuditVerification verification, Jobs jobs) {
        this.timeline = timeline;
        this.verification = verification;
        this.jobs = jobs;
    }

    /** Verifies the caller's log; a long one by a job, of which one a log is under way at a time. */
    @Audited(value = "audit.verify", duringAlarm = true)
    public Verification verify(Caller caller) {
        TenantId log = AuditService.log(caller);
        AuditSpan kept = timeline.kept(log);
        if (kept.last() - kept.first() < MOST_AT_ONCE) {
            AuditVerdict verdict = verification.verify(log, read -> {});
            keep(log, verdict);
            return new Verification(Optional.of(verdict), Optional.empty());
        }
        Job job = jobs.join(log, JobOrder.of(JobKind.VERIFY_AUDIT, Map.of()));
        return new Verification(Optional.empty(), Optional.of(job));
    }

    /** How the newest verification fares, and what the newest that came to an end found. */
    @NotAudited("tells what a verification found; its order and its end are recorded")
    public Verified newest(Caller caller) {
        TenantId log = AuditService.log(caller);
        return new Verified(
                jobs.all(log, JobKind.VERIFY_AUDIT).max(Comparator.comparing(Job::updatedAt)),
                jobs.all(log, JobKind.VERIFY_AUDIT)
                        .filter(job ->
                                job.state().ended() && job.progress().place().isPresent())
                        .max(Comparator.comparing(Job::updatedAt)));
    }

    /** Whoever asked has the verdict in any case. */
    private void keep(TenantId log, AuditVerdict verdict) {
        try {
            jobs.done(log, JobKind.VERIFY_AUDIT, Verification.progress(verdict));
        } catch (UnavailableException away) {
            LOG.log(Level.WARNING, "the verdict on a log is not kept: " + away.getMessage());
        }
    }
}
