package dev.raven.web.memory;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.erasure.Receipt;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.UserId;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /memory/interactions}. */
@Path("memory/interactions")
@Singleton
public class InteractionsResource {
    private final ErasureService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public InteractionsResource() {
        this(null);
    }

    @Inject
    public InteractionsResource(ErasureService service) {
        this.service = service;
    }

    /** Nothing is left to be shown; a {@code Link} says where its receipt is (RFC 8288). */
    @DELETE
    @Path("{interaction_id}")
    @RequiresScope(Scope.MEMORY_WRITE)
    public Response remove(
            @PathParam("interaction_id") String id, @Context HttpServletRequest request, @Context UriInfo uri) {
        String userId = QueryParameters.of(uri, "user_id")
                .text("user_id")
                .orElseThrow(() -> InvalidRequestException.of("user_id", "is required: whose interaction?"));
        Receipt receipt = service.removeInteraction(
                Callers.of(request), Ids.parse(userId, UserId::new), Ids.parse(id, InteractionId::new));
        return Response.noContent()
                .header("Link", "</api/v1/erasures/" + receipt.id() + ">; rel=\"describedby\"")
                .build();
    }
}
