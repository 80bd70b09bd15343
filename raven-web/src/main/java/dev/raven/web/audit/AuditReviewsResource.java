package dev.raven.web.audit;

import dev.raven.api.access.Scope;
import dev.raven.api.audit.AuditReviewListView;
import dev.raven.api.audit.AuditReviewRequest;
import dev.raven.core.auditor.AuditPage;
import dev.raven.core.auditor.AuditReview;
import dev.raven.core.auditor.AuditReviewService;
import dev.raven.core.auditor.AuditSpan;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.idempotency.Idempotent;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /audit/reviews}. */
@Path("audit/reviews")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class AuditReviewsResource {
    private final AuditReviewService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditReviewsResource() {
        this(null);
    }

    @Inject
    public AuditReviewsResource(AuditReviewService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public Response review(@Valid @NotNull AuditReviewRequest body, @Context HttpServletRequest request) {
        AuditReview review = new AuditReview(new AuditSpan(body.fromSequence(), body.toSequence()), body.note());
        return Response.status(Response.Status.CREATED)
                .entity(EventViews.review(service.review(Callers.of(request), review)))
                .build();
    }

    @GET
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    public AuditReviewListView list(@Context HttpServletRequest request, @Context UriInfo uri) {
        AuditParameters query = new AuditParameters(QueryParameters.of(uri, "limit", "cursor"));
        AuditPage page = service.list(Callers.of(request), query.before(), query.limit());
        return new AuditReviewListView(
                page.events().stream().map(EventViews::review).toList(), Cursor.of(page.next()));
    }
}
