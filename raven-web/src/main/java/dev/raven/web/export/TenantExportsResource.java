package dev.raven.web.export;

import dev.raven.api.access.Scope;
import dev.raven.api.export.ExportOrderView;
import dev.raven.core.caller.Caller;
import dev.raven.core.export.TenantExport;
import dev.raven.core.export.TenantExportService;
import dev.raven.core.id.ExportId;
import dev.raven.core.id.Ids;
import dev.raven.core.job.Job;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.download.Download;
import dev.raven.web.download.Downloads;
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
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /tenant/exports}. */
@Path("tenant/exports")
@Singleton
public class TenantExportsResource {
    private final TenantExportService service;
    private final Downloads downloads;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public TenantExportsResource() {
        this(null, null);
    }

    @Inject
    public TenantExportsResource(TenantExportService service, Downloads downloads) {
        this.service = service;
        this.downloads = downloads;
    }

    @POST
    @Idempotent
    @RequestCost(20)
    @Produces(MediaType.APPLICATION_JSON)
    @RequiresScope(
            value = Scope.TENANT_ADMIN,
            and = {Scope.USERS_READ, Scope.CONVERSATIONS_READ, Scope.MEMORY_READ})
    public Response order(@Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters.refuse(uri);
        Job job = service.order(Callers.of(request));
        return Response.accepted(new ExportOrderView(ExportId.madeBy(job.id()).value(), JobViews.of(job)))
                .build();
    }

    @GET
    @Path("{export_id}")
    @RequestCost(20)
    @RequiresScope(
            value = Scope.TENANT_ADMIN,
            and = {Scope.USERS_READ, Scope.CONVERSATIONS_READ, Scope.MEMORY_READ})
    public void read(
            @PathParam("export_id") String id,
            @Context HttpServletRequest request,
            @Context UriInfo uri,
            @Suspended AsyncResponse response) {
        QueryParameters.refuse(uri);
        Caller caller = Callers.of(request);
        TenantExport export = service.read(caller, Ids.parse(id, ExportId::new));
        downloads.send(new Download(export.fileName(), "application/x-ndjson", export::writeTo), caller, response);
    }
}
