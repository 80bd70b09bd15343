package dev.raven.web.audit;

import dev.raven.api.access.Scope;
import dev.raven.api.audit.AuditActivityView;
import dev.raven.api.audit.AuditIntervalView;
import dev.raven.core.auditor.AuditActivityService;
import dev.raven.core.auditor.AuditPeriod;
import dev.raven.web.access.RequestCost;
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
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** {@code /audit/activity}. */
@Path("audit/activity")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class AuditActivityResource {
    private final AuditActivityService service;
    private final Clock clock;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AuditActivityResource() {
        this(null, null);
    }

    @Inject
    public AuditActivityResource(AuditActivityService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    @GET
    @RequiresScope(value = Scope.AUDIT_READ, orOperator = true)
    @RequestCost(5)
    public AuditActivityView count(@Context HttpServletRequest request, @Context UriInfo uri) {
        AuditParameters query = new AuditParameters(QueryParameters.of(uri, "from", "to", "intervals"));
        AuditPeriod period = query.period(clock.instant());
        List<Long> counts = service.count(Callers.of(request), period);
        return new AuditActivityView(
                period.from().toString(),
                period.to().toString(),
                IntStream.range(0, period.parts())
                        .mapToObj(part ->
                                new AuditIntervalView(period.beginning(part).toString(), counts.get(part)))
                        .toList());
    }
}
