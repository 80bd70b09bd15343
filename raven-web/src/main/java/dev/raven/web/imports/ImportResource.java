package dev.raven.web.imports;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
import dev.raven.core.imports.ImportFile;
import dev.raven.core.imports.ImportFormat;
import dev.raven.core.imports.ImportService;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.memory.BulkThreads;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** {@code /users/{user_id}/import}: which may take longer than the server lets one of its own threads work. */
@Path("users/{user_id}/import")
@Singleton
@Consumes({"application/x-ndjson", MediaType.APPLICATION_JSON})
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    private final ImportService service;
    private final ImportChecks checks;
    private final BulkThreads threads;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public ImportResource() {
        this(null, null, null);
    }

    @Inject
    public ImportResource(ImportService service, ImportChecks checks, BulkThreads threads) {
        this.service = service;
        this.checks = checks;
        this.threads = threads;
    }

    @POST
    @RequestCost(20)
    @RequiresScope(value = Scope.MEMORY_WRITE, and = Scope.CONVERSATIONS_WRITE)
    public void run(
            InputStream body,
            @PathParam("user_id") String user,
            @Context HttpServletRequest request,
            @Context UriInfo uri,
            @Suspended AsyncResponse response) {
        Caller caller = Callers.of(request);
        QueryParameters query = QueryParameters.of(uri, "format", "dry_run");
        ImportFormat format = query.text("format").map(ImportResource::format).orElse(ImportFormat.RAVEN);
        boolean dryRun = query.text("dry_run").isEmpty() || query.flag("dry_run");
        threads.execute(caller, () -> {
            try {
                response.resume(ImportViews.of(
                        service.run(caller, Ids.parse(user, UserId::new), format, file(format, body, user), dryRun)));
            } catch (RuntimeException refusal) {
                response.resume(refusal);
            }
        });
    }

    private static ImportFormat format(String sent) {
        return Arrays.stream(ImportFormat.values())
                .filter(format -> format.wireName().equals(sent))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.of("format", "must be raven, mem0 or zep."));
    }

    private ImportFile file(ImportFormat format, InputStream body, String user) {
        try {
            return switch (format) {
                case RAVEN -> new RavenFile(body, user, checks);
                case MEM0 -> new Mem0File(body, user, checks);
                case ZEP -> new ZepFile(body, user, checks);
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
