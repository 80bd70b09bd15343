package dev.raven.core.auditor;

import dev.raven.core.audit.AuditVerdict;
import dev.raven.core.audit.AuditVerification;
import dev.raven.core.id.JobId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobWork;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Verifies long logs, one at a time on a thread of its own, for longer than a step may take: a step only looks how far it is. On
 * another node it begins anew.
 */
@Singleton
class VerificationWork implements JobWork {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final AuditVerification verification;
    private final AuditTimeline timeline;
    private final Map<JobId, VerificationRun> runs = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("raven-audit-verify").daemon().factory());

    @Inject
    VerificationWork(AuditVerification verification, AuditTimeline timeline) {
        this.verification = verification;
        this.timeline = timeline;
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.VERIFY_AUDIT);
    }

    @Override
    public JobStep step(Job job) {
        VerificationRun run = runs.computeIfAbsent(
                job.id(), id -> VerificationRun.start(thread, read -> verification.verify(job.owner(), read)));
        try {
            Optional<AuditVerdict> verdict = run.await(STEP);
            return verdict.isEmpty() ? new JobStep.Next(progress(job, run)) : done(job, verdict.get());
        } catch (RuntimeException failed) {
            runs.remove(job.id());
            throw failed;
        }
    }

    private JobProgress progress(Job job, VerificationRun run) {
        AuditSpan kept = timeline.kept(job.owner());
        return new JobProgress("", run.read(), 0, kept.last() - kept.first() + 1);
    }

    private JobStep done(Job job, AuditVerdict verdict) {
        runs.remove(job.id());
        return new JobStep.Done(Verification.progress(verdict));
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }
}
