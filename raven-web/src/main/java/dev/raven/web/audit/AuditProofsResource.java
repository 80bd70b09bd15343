package dev.raven.web.audit;

import dev.raven.api.access.Scope;
import dev.raven.api.audit.AuditProofView;
import dev.raven.core.auditor.AuditProof;
import dev.raven.core.auditor.AuditProofService;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;

/** {@code /audit/events/{event_id}/proof}. */
@Path("audit/events/{event_id}/proof")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class AuditProofsResource {
    private final AuditProofService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditProofsResource() {
        this(null);
    }

    @Inject
    public AuditProofsResource(AuditProofService service) {
        this.service = service;
    }

    @GET
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public AuditProofView prove(@PathParam("event_id") String id, @Context HttpServletRequest request) {
        AuditProof proof = service.prove(Callers.of(request), Ids.parse(id, EventId::new));
        Base64.Encoder base64 = Base64.getEncoder();
        return new AuditProofView(
                proof.event().sequence() - 1,
                proof.checkpoint().size(),
                base64.encodeToString(proof.event().leafHash()),
                proof.hashes().stream().map(base64::encodeToString).toList(),
                base64.encodeToString(proof.event().stored().body()),
                proof.checkpoint().note());
    }
}
