package dev.raven.web.audit;

import dev.raven.api.access.Scope;
import dev.raven.api.audit.AuditVerificationView;
import dev.raven.core.auditor.AuditVerifyService;
import dev.raven.core.auditor.Verification;
import dev.raven.core.auditor.Verified;
import dev.raven.core.job.Job;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.job.JobViews;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /audit/verify}. */
@Path("audit/verify")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class AuditVerifyResource {
    private final AuditVerifyService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditVerifyResource() {
        this(null);
    }

    @Inject
    public AuditVerifyResource(AuditVerifyService service) {
        this.service = service;
    }

    /** A long log is verified by a job. */
    @POST
    @RequestCost(20)
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public Response verify(@Context HttpServletRequest request) {
        Verification verification = service.verify(Callers.of(request));
        return verification
                .verdict()
                .map(verdict -> Response.ok(VerdictViews.of(verdict)))
                .orElseGet(
                        () -> Response.accepted(JobViews.of(verification.job().orElseThrow())))
                .build();
    }

    @GET
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public AuditVerificationView newest(@Context HttpServletRequest request) {
        Verified verified = service.newest(Callers.of(request));
        return new AuditVerificationView(
                verified.newest().map(JobViews::of).orElse(null),
                verified.verdict().map(VerdictViews::of).orElse(null),
                verified.ended().map(Job::updatedAt).orElse(null));
    }
}
