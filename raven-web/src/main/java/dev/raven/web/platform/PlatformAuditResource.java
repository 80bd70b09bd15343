package dev.raven.web.platform;

import dev.raven.api.access.Scope;
import dev.raven.api.audit.AcceptRollbackRequest;
import dev.raven.api.audit.AcceptedRollbackListView;
import dev.raven.api.audit.AcceptedRollbackView;
import dev.raven.core.audit.Rollback;
import dev.raven.core.auditor.RollbackService;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
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

/** {@code /platform/audit}. */
@Path("platform/audit")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class PlatformAuditResource {
    private final RollbackService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public PlatformAuditResource() {
        this(null);
    }

    @Inject
    public PlatformAuditResource(RollbackService service) {
        this.service = service;
    }

    @POST
    @Path("accept-rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.PLATFORM_ADMIN)
    public AcceptedRollbackListView acceptRollback(
            @Valid @NotNull AcceptRollbackRequest body, @Context HttpServletRequest request) {
        return new AcceptedRollbackListView(service.accept(Callers.of(request), body).stream()
                .map(PlatformAuditResource::view)
                .toList());
    }

    private static AcceptedRollbackView view(Rollback rollback) {
        return new AcceptedRollbackView(
                rollback.log().value(),
                rollback.copied().sequence(),
                rollback.stored().sequence());
    }
}
