package dev.raven.core.export;

import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.backup.BackupTarget;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.id.ExportId;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.Jobs;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Gives a tenant all that is stored of its people. */
@Singleton
public class TenantExportService {
    private static final int MOST_A_DAY = 3;

    private final Jobs jobs;
    private final ExportWhole wholes;
    private final BackupTarget target;
    private final ExportPlaces places;
    private final ExportVault vault;
    private final ExportFormat format;
    private final UserDirectory users;
    private final PersonWalk walk;
    private final DeletionStore ledger;

    @Inject
    TenantExportService(
            Jobs jobs,
            ExportWhole wholes,
            BackupTarget target,
            ExportPlaces places,
            ExportVault vault,
            ExportFormat format,
            UserDirectory users,
            PersonWalk walk,
            DeletionStore ledger) {
        this.jobs = jobs;
        this.wholes = wholes;
        this.target = target;
        this.places = places;
        this.vault = vault;
        this.format = format;
        this.users = users;
        this.walk = walk;
        this.ledger = ledger;
    }

    /**
     * Has an export made.
     *
     * @throws dev.raven.api.problem.ConflictException when one is being made
     * @throws dev.raven.api.problem.RateLimitedException after three within a day that were made
     */
    @Audited("tenant.export")
    public Job order(Caller caller) {
        TenantId tenant = caller.tenantId();
        try {
            jobs.refuseTooMany(wholes.begun(tenant).stream(), MOST_A_DAY);
        } catch (IOException unreachable) {
            throw UnavailableException.storage(unreachable);
        }
        return jobs.order(tenant, JobOrder.of(JobKind.EXPORT_TENANT, Map.of()), ProblemCode.EXPORT_IN_PROGRESS);
    }

    /**
     * An export that was made, to be written by the caller.
     *
     * @throws NotFoundException when there is no such one, any more, or it is being made
     */
    @Audited("tenant.export.read")
    public TenantExport read(Caller caller, @Recorded Optional<ExportId> id) {
        TenantId tenant = caller.tenantId();
        ExportId export = id.orElseThrow(TenantExportService::notFound);
        ExportPlaces.Place place = new ExportPlaces.Place(tenant, export);
        try {
            ExportWhole.Whole whole = wholes.read(place).orElseThrow(TenantExportService::notFound);
            ErasedPeople erased = new ErasedPeople(ledger, tenant);
            return new TenantExport(place, whole, erased, target, places, vault, format, users, walk);
        } catch (IOException unreadable) {
            throw UnavailableException.storage(unreadable);
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException(
                "There is no such export: it is not made yet, or is gone after seven days; order one with POST"
                        + " /tenant/exports.");
    }
}
