package dev.raven.core.backup;

import dev.raven.core.id.BackupId;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobState;
import dev.raven.core.job.JobStore;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Backups whose job has failed: by the jobs of this deployment, as another may put its own into the same place. */
@Singleton
class GivenUpBackups {
    private static final int PAGE = 100;

    private final JobStore jobs;

    @Inject
    GivenUpBackups(JobStore jobs) {
        this.jobs = jobs;
    }

    List<BackupId> all() {
        List<BackupId> found = new ArrayList<>();
        Page<Job> page = jobs.list(TenantId.PLATFORM, new PageRange(PAGE, 0));
        while (!page.items().isEmpty()) {
            page.items().stream()
                    .filter(job -> job.kind() == JobKind.BACKUP && job.state() == JobState.FAILED)
                    .map(KnownBackup::takenBy)
                    .forEach(found::add);
            page = jobs.list(TenantId.PLATFORM, new PageRange(PAGE, page.offset() + PAGE));
        }
        return found;
    }
}
