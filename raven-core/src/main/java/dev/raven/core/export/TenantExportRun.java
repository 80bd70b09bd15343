package dev.raven.core.export;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.ExportId;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobWork;
import dev.raven.core.job.Jobs;
import dev.raven.core.page.PageRange;
import dev.raven.core.tenant.Tenant;
import dev.raven.core.tenant.TenantDirectory;
import dev.raven.core.user.UserStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/** Exports a tenant, a file a step; what says which files make the whole comes last, so that it is there whole or not at all. */
@Singleton
class TenantExportRun implements JobWork {
    private static final Logger LOG = System.getLogger(TenantExportRun.class.getName());

    private final Jobs jobs;
    private final UserStore users;
    private final TenantDirectory tenants;
    private final ExportVolumes volumes;
    private final ExportWhole wholes;
    private final ExportFormat format;

    @Inject
    TenantExportRun(
            Jobs jobs,
            UserStore users,
            TenantDirectory tenants,
            ExportVolumes volumes,
            ExportWhole wholes,
            ExportFormat format) {
        this.jobs = jobs;
        this.users = users;
        this.tenants = tenants;
        this.volumes = volumes;
        this.wholes = wholes;
        this.format = format;
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.EXPORT_TENANT);
    }

    @Override
    public JobStep step(Job job) {
        JobProgress progress = job.progress();
        if (progress.cursor().isEmpty()) {
            long people = users.list(job.owner(), new PageRange(1, 0)).total();
            return new JobStep.Next(progress.of(people).at(ExportCursor.START.toString()));
        }
        try {
            return step(
                    job,
                    new ExportPlaces.Place(job.owner(), ExportId.madeBy(job.id())),
                    ExportCursor.parse(progress.cursor()));
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "the export of a tenant waits: " + failed.getMessage());
            throw UnavailableException.storage(failed);
        }
    }

    private JobStep step(Job job, ExportPlaces.Place place, ExportCursor cursor) throws IOException {
        if (users.ids(place.tenant(), cursor.after(), 1).items().isEmpty()) {
            wholes.write(
                    place,
                    new ExportWhole.Whole(
                            job.createdAt().truncatedTo(ChronoUnit.SECONDS), line(place.tenant()), cursor.written()));
            return new JobStep.Done(
                    job.progress(), Map.of("users", job.progress().done()));
        }
        ExportVolumes.Volume volume = volumes.write(place, cursor, jobs.hold(job));
        return new JobStep.Next(
                job.progress().plus(volume.people()).at(cursor.behind(volume).toString()));
    }

    private byte[] line(TenantId id) {
        Tenant tenant = tenants.find(id).orElseThrow(() -> UnavailableException.storage(null));
        return format.line(new ExportLine.Whole(tenant));
    }
}
