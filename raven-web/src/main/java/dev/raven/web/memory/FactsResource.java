package dev.raven.web.memory;

import dev.raven.api.access.Scope;
import dev.raven.api.memory.FactListView;
import dev.raven.api.memory.FactView;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.id.FactId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.FactService;
import dev.raven.core.page.Page;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** {@code /memory/facts}. */
@Path("memory/facts")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class FactsResource {
    private final FactService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public FactsResource() {
        this(null);
    }

    @Inject
    public FactsResource(FactService service) {
        this.service = service;
    }

    @GET
    @RequiresScope(Scope.MEMORY_READ)
    public FactListView list(@Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, "user_id", "include_superseded", "limit", "offset");
        Page<FactView> page = service.list(
                        Callers.of(request), user(query), query.flag("include_superseded"), query.page())
                .map(FactViews::of);
        return new FactListView(page.items(), page.limit(), page.offset(), page.total(), page.hasMore());
    }

    @DELETE
    @Path("{fact_id}")
    @RequiresScope(Scope.MEMORY_WRITE)
    public Response delete(@PathParam("fact_id") String id, @Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, "user_id");
        service.delete(Callers.of(request), user(query), Ids.parse(id, FactId::new));
        return Response.noContent().build();
    }

    private static Optional<UserId> user(QueryParameters query) {
        return Ids.parse(
                query.text("user_id")
                        .orElseThrow(() -> InvalidRequestException.of("user_id", "is required: whose facts?")),
                UserId::new);
    }
}
