package dev.raven.web.export;

import dev.raven.api.access.Scope;
import dev.raven.core.caller.Caller;
import dev.raven.core.export.UserExport;
import dev.raven.core.export.UserExportService;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** {@code /users/{user_id}/export}: which may take longer than the server lets one of its own threads work. */
@Path("users/{user_id}/export")
@Singleton
public class UserExportResource {
    private final UserExportService service;
    private final Downloads downloads;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public UserExportResource() {
        this(null, null);
    }

    @Inject
    public UserExportResource(UserExportService service, Downloads downloads) {
        this.service = service;
        this.downloads = downloads;
    }

    @GET
    @RequestCost(20)
    @RequiresScope(
            value = Scope.USERS_READ,
            and = {Scope.CONVERSATIONS_READ, Scope.MEMORY_READ})
    public void export(
            @PathParam("user_id") String id,
            @Context HttpServletRequest request,
            @Context UriInfo uri,
            @Suspended AsyncResponse response) {
        QueryParameters.refuse(uri);
        Caller caller = Callers.of(request);
        UserExport export = service.export(caller, Ids.parse(id, UserId::new));
        downloads.send(new Download(export.fileName(), "application/x-ndjson", export::writeTo), caller, response);
    }
}
