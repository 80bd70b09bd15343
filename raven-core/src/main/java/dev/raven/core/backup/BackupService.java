package dev.raven.core.backup;

import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.Jobs;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the operator does with backups. */
@Singleton
public class BackupService {
    private final Jobs jobs;
    private final KnownBackups known;

    @Inject
    BackupService(Jobs jobs, KnownBackups known) {
        this.jobs = jobs;
        this.known = known;
    }

    /**
     * Has a backup taken.
     *
     * @throws dev.raven.api.problem.ConflictException when one is being taken
     */
    @Audited("platform.backup")
    public Job take(Caller caller) {
        return jobs.order(TenantId.PLATFORM, JobOrder.of(JobKind.BACKUP, Map.of()), ProblemCode.BACKUP_IN_PROGRESS);
    }

    /**
     * The complete backups, newest first.
     *
     * @throws dev.raven.api.problem.UnavailableException when the place where they lie cannot be read
     */
    @NotAudited("tells when backups were taken and how large they are")
    public Page<KnownBackup> list(Caller caller, PageRange range) {
        List<KnownBackup> all = known.all();
        List<KnownBackup> some =
                all.stream().skip(range.offset()).limit(range.limit()).toList();
        return new Page<>(some, range.limit(), range.offset(), all.size());
    }

    /**
     * Has a restore of a backup rehearsed.
     *
     * @throws NotFoundException when there is no such complete backup
     * @throws dev.raven.api.problem.ConflictException when one of it is under way
     */
    @Audited("platform.backup.verify")
    public Job verify(Caller caller, @Recorded Optional<BackupId> id) {
        BackupId backup = id.filter(known::has).orElseThrow(() -> new NotFoundException("There is no such backup."));
        JobOrder order = JobOrder.of(JobKind.VERIFY_BACKUP, Map.of(Drill.BACKUP, backup.value()));
        return jobs.order(TenantId.PLATFORM, order, ProblemCode.BACKUP_IN_PROGRESS);
    }
}
