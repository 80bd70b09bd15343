package dev.raven.web.memory;

import dev.raven.api.access.Scope;
import dev.raven.core.caller.Caller;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.idempotency.IdempotencyHeader;
import dev.raven.web.request.RequestId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;

/** {@code /memory/ingest/bulk}: one exchange a line in, one result a line out, both at once. */
@Path("memory/ingest/bulk")
@Singleton
@Consumes(BulkIngestResource.NDJSON)
@Produces(BulkIngestResource.NDJSON)
public class BulkIngestResource {
    static final String NDJSON = "application/x-ndjson";

    private final BulkLines lines;
    private final BulkThreads threads;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public BulkIngestResource() {
        this(null, null);
    }

    @Inject
    public BulkIngestResource(BulkLines lines, BulkThreads threads) {
        this.lines = lines;
        this.threads = threads;
    }

    /** An import may take longer than the server lets one of its own threads work on a request. */
    @POST
    @RequiresScope(Scope.MEMORY_WRITE)
    public void ingest(InputStream body, @Context HttpServletRequest request, @Suspended AsyncResponse response) {
        Caller caller = Callers.of(request);
        BulkImport bulk = new BulkImport(lines, caller, RequestId.of(request), IdempotencyHeader.of(request));
        StreamingOutput results = out -> bulk.run(new LineStream(body), out);
        threads.execute(
                caller,
                () -> response.resume(
                        Response.ok(results).type(NDJSON + "; charset=utf-8").build()));
    }
}
