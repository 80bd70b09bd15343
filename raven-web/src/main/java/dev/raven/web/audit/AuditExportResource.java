package dev.raven.web.audit;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.auditor.AuditExport;
import dev.raven.core.auditor.AuditExportService;
import dev.raven.core.auditor.AuditFormat;
import dev.raven.core.caller.Caller;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.download.Download;
import dev.raven.web.download.Downloads;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** {@code /audit/export}: a log as a file, which may take longer than the server lets one of its own threads work. */
@Path("audit/export")
@Singleton
public class AuditExportResource {
    private final AuditExportService service;
    private final Downloads downloads;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditExportResource() {
        this(null, null);
    }

    @Inject
    public AuditExportResource(AuditExportService service, Downloads downloads) {
        this.service = service;
        this.downloads = downloads;
    }

    @GET
    @RequestCost(20)
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public void export(@Context HttpServletRequest request, @Context UriInfo uri, @Suspended AsyncResponse response) {
        Caller caller = Callers.of(request);
        QueryParameters query = QueryParameters.of(uri, AuditParameters.names("format"));
        AuditFormat format =
                query.text("format").map(AuditExportResource::format).orElse(AuditFormat.NDJSON);
        AuditExport export = service.export(caller, format, new AuditParameters(query).filter());
        downloads.send(new Download(export.fileName(), format.mediaType(), export::writeTo), caller, response);
    }

    private static AuditFormat format(String sent) {
        return AuditFormat.of(sent)
                .orElseThrow(() -> InvalidRequestException.of("format", "must be ndjson, csv, ocsf, ecs or cef."));
    }
}
