package dev.raven.web.audit;

import dev.raven.api.access.Scope;
import dev.raven.core.audit.AuditKeyService;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** {@code /audit/key}. */
@Path("audit/key")
@Singleton
@Produces("text/plain; charset=utf-8")
public class AuditKeyResource {
    private final AuditKeyService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditKeyResource() {
        this(null);
    }

    @Inject
    public AuditKeyResource(AuditKeyService service) {
        this.service = service;
    }

    @GET
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public String keys(@Context HttpServletRequest request) {
        return String.join("\n", service.verifierKeys(Callers.of(request))) + "\n";
    }
}
