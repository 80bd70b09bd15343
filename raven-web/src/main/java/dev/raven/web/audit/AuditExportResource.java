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
import dev.raven.web.memory.BulkThreads;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** {@code /audit/export}: a log as a file, which may take longer than the server lets one of its own threads work. */
@Path("audit/export")
@Singleton
public class AuditExportResource {
    private final AuditExportService service;
    private final BulkThreads threads;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditExportResource() {
        this(null, null);
    }

    @Inject
    public AuditExportResource(AuditExportService service, BulkThreads threads) {
        this.service = service;
        this.threads = threads;
    }

    @GET
    @RequestCost(20)
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public void export(@Context ContainerRequestContext request, @Suspended AsyncResponse response) {
        Caller caller = Callers.of(request);
        QueryParameters query = QueryParameters.of(request, AuditParameters.names("format"));
        AuditFormat format =
                query.text("format").map(AuditExportResource::format).orElse(AuditFormat.NDJSON);
        AuditExport export = service.export(caller, format, new AuditParameters(query).filter());
        StreamingOutput file = export::writeTo;
        threads.execute(
                caller,
                () -> response.resume(Response.ok(file, format.mediaType() + "; charset=utf-8")
                        .header("Content-Disposition", "attachment; filename=\"" + export.fileName() + "\"")
                        .build()));
    }

    private static AuditFormat format(String sent) {
        return AuditFormat.of(sent)
                .orElseThrow(() -> InvalidRequestException.of("format", "must be ndjson, csv, ocsf, ecs or cef."));
    }
}
