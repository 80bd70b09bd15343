package dev.raven.web.audit;

import dev.raven.api.access.Scope;
import dev.raven.api.audit.AuditConsistencyView;
import dev.raven.core.auditor.AuditConsistency;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.Base64;

/** {@code /audit/consistency}. */
@Path("audit/consistency")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class AuditConsistencyResource {
    private final AuditProofService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditConsistencyResource() {
        this(null);
    }

    @Inject
    public AuditConsistencyResource(AuditProofService service) {
        this.service = service;
    }

    @GET
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public AuditConsistencyView prove(@Context HttpServletRequest request, @Context UriInfo uri) {
        AuditParameters query = new AuditParameters(QueryParameters.of(uri, "from", "to"));
        AuditConsistency proof = service.consistency(Callers.of(request), query.size("from"), query.size("to"));
        return new AuditConsistencyView(
                proof.from(),
                proof.to(),
                proof.hashes().stream()
                        .map(hash -> Base64.getEncoder().encodeToString(hash))
                        .toList());
    }
}
