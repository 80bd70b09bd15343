package dev.raven.web.audit;

import dev.raven.api.access.Scope;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.auditor.AuditCheckpointPage;
import dev.raven.core.auditor.AuditProofService;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /audit/checkpoints}. */
@Path("audit/checkpoints")
@Singleton
@Produces(MediaType.TEXT_PLAIN)
public class AuditCheckpointsResource {
    private final AuditProofService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditCheckpointsResource() {
        this(null);
    }

    @Inject
    public AuditCheckpointsResource(AuditProofService service) {
        this.service = service;
    }

    /** Between two notes stands an empty line; where there are more, a {@code Link} says where to go on (RFC 8288). */
    @GET
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public Response list(@Context HttpServletRequest request, @Context UriInfo uri) {
        AuditParameters query = new AuditParameters(QueryParameters.of(uri, "limit", "cursor"));
        AuditCheckpointPage page = service.checkpoints(Callers.of(request), query.before(), query.limit());
        Response.ResponseBuilder response =
                text(page.checkpoints().stream().map(AuditCheckpoint::note).collect(Collectors.joining("\n")));
        @Nullable String next = Cursor.of(page.next());
        if (next != null) {
            response.header("Link", "<?limit=" + query.limit() + "&cursor=" + next + ">; rel=\"next\"");
        }
        return response.build();
    }

    @GET
    @Path("latest")
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public Response latest(@Context HttpServletRequest request) {
        return text(service.latest(Callers.of(request)).note()).build();
    }

    private static Response.ResponseBuilder text(String text) {
        return Response.ok(text, "text/plain; charset=utf-8");
    }
}
