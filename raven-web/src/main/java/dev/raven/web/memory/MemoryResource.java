package dev.raven.web.memory;

import dev.raven.api.access.Scope;
import dev.raven.api.memory.FlushRequest;
import dev.raven.api.memory.FlushView;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.memory.IngestView;
import dev.raven.api.memory.QueryRequest;
import dev.raven.api.memory.QueryView;
import dev.raven.core.memory.Flushed;
import dev.raven.core.memory.Ingested;
import dev.raven.core.memory.MemoryService;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.idempotency.IdempotencyHeader;
import dev.raven.web.idempotency.Idempotent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /memory}. */
@Path("memory")
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MemoryResource {
    private final MemoryService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public MemoryResource() {
        this(null);
    }

    @Inject
    public MemoryResource(MemoryService service) {
        this.service = service;
    }

    @POST
    @Path("ingest")
    @Idempotent
    @RequiresScope(Scope.MEMORY_WRITE)
    public Response ingest(@Valid @NotNull IngestRequest body, @Context HttpServletRequest request) {
        Ingested done = service.ingest(Callers.of(request), body, IdempotencyHeader.of(request));
        IngestView view = new IngestView(
                true,
                done.id().value(),
                done.buffered(),
                done.bufferSize(),
                done.buffered() ? "Stored; it waits to be consolidated." : "Stored; its batch is being consolidated.");
        return Response.status(Response.Status.CREATED).entity(view).build();
    }

    @POST
    @Path("query")
    @RequestCost(2)
    @RequiresScope(Scope.MEMORY_READ)
    public QueryView query(@Valid @NotNull QueryRequest body, @Context HttpServletRequest request) {
        return QueryViews.of(service.query(Callers.of(request), body));
    }

    @POST
    @Path("flush")
    @RequestCost(5)
    @RequiresScope(Scope.MEMORY_WRITE)
    public FlushView flush(@Valid @NotNull FlushRequest body, @Context HttpServletRequest request) {
        Flushed done = service.flush(Callers.of(request), body).done();
        return new FlushView(true, done.interactions(), done.blocks());
    }
}
