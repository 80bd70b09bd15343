package dev.raven.web.platform;

import dev.raven.api.access.Scope;
import dev.raven.api.backup.BackupListView;
import dev.raven.api.backup.BackupOrderView;
import dev.raven.api.backup.BackupView;
import dev.raven.core.backup.BackupService;
import dev.raven.core.backup.KnownBackup;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.Ids;
import dev.raven.core.job.Job;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.idempotency.Idempotent;
import dev.raven.web.job.JobViews;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /platform/backups}. */
@Path("platform/backups")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class BackupsResource {
    private final BackupService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public BackupsResource() {
        this(null);
    }

    @Inject
    public BackupsResource(BackupService service) {
        this.service = service;
    }

    @POST
    @RequestCost(20)
    @Idempotent
    @RequiresScope(Scope.PLATFORM_ADMIN)
    public Response take(@Context HttpServletRequest request) {
        Job job = service.take(Callers.of(request));
        return Response.accepted(new BackupOrderView(KnownBackup.takenBy(job).value(), JobViews.of(job)))
                .build();
    }

    @POST
    @Path("{backup_id}/verify")
    @RequestCost(20)
    @Idempotent
    @RequiresScope(Scope.PLATFORM_ADMIN)
    public Response verify(@PathParam("backup_id") String id, @Context HttpServletRequest request) {
        Job job = service.verify(Callers.of(request), Ids.parse(id, BackupId::new));
        return Response.accepted(JobViews.of(job)).build();
    }

    @GET
    @RequiresScope(Scope.PLATFORM_ADMIN)
    public BackupListView list(@Context HttpServletRequest request, @Context UriInfo uri) {
        PageRange range = QueryParameters.of(uri, "limit", "offset").page();
        Page<BackupView> page = service.list(Callers.of(request), range).map(BackupsResource::view);
        return new BackupListView(page.items(), page.limit(), page.offset(), page.total(), page.hasMore());
    }

    private static BackupView view(KnownBackup backup) {
        return new BackupView(
                backup.id().value(),
                backup.startedAt(),
                backup.completedAt(),
                backup.bytes(),
                backup.counts(),
                backup.keysUntil().orElse(null));
    }
}
