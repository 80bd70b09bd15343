package dev.raven.web.audit;

import dev.raven.api.access.Scope;
import dev.raven.api.audit.AuditEventListView;
import dev.raven.core.auditor.AuditPage;
import dev.raven.core.auditor.AuditQuery;
import dev.raven.core.auditor.AuditService;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.json.Json;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** {@code /audit/events}. */
@Path("audit/events")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class AuditEventsResource {
    private final AuditService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditEventsResource() {
        this(null);
    }

    @Inject
    public AuditEventsResource(AuditService service) {
        this.service = service;
    }

    @GET
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public AuditEventListView list(@Context HttpServletRequest request, @Context UriInfo uri) {
        AuditParameters query =
                new AuditParameters(QueryParameters.of(uri, AuditParameters.names("phase", "limit", "cursor")));
        AuditPage page = service.list(
                Callers.of(request), new AuditQuery(query.filter(), query.everyPhase(), query.before(), query.limit()));
        List<Object> events = page.events().stream().<Object>map(EventViews::of).toList();
        return new AuditEventListView(events, Cursor.of(page.next()));
    }

    @GET
    @Path("{event_id}")
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public Response find(@PathParam("event_id") String id, @Context HttpServletRequest request) {
        byte[] event = Json.write(EventViews.of(service.find(Callers.of(request), Ids.parse(id, EventId::new))));
        return Response.ok(event, "application/json; charset=utf-8").build();
    }
}
