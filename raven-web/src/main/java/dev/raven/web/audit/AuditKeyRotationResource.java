package dev.raven.web.audit;

import dev.raven.api.access.Scope;
import dev.raven.api.audit.AuditKeyRotationView;
import dev.raven.core.audit.AuditKeyRotation;
import dev.raven.core.audit.AuditKeyService;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.idempotency.Idempotent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /platform/audit/key/rotate}. */
@Path("platform/audit/key/rotate")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class AuditKeyRotationResource {
    private final AuditKeyService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditKeyRotationResource() {
        this(null);
    }

    @Inject
    public AuditKeyRotationResource(AuditKeyService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @RequiresScope(Scope.PLATFORM_ADMIN)
    public Response rotate(@Context HttpServletRequest request) {
        AuditKeyRotation rotation = service.rotate(Callers.of(request));
        AuditKeyRotationView view =
                new AuditKeyRotationView(rotation.verifierKey(), rotation.previous(), rotation.rotatedAt());
        return Response.status(Response.Status.CREATED).entity(view).build();
    }
}
