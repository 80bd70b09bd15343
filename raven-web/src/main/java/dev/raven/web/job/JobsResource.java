package dev.raven.web.job;

import dev.raven.api.access.Scope;
import dev.raven.api.job.JobListView;
import dev.raven.api.job.JobView;
import dev.raven.core.job.JobService;
import dev.raven.core.page.Page;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** {@code /jobs}. */
@Path("jobs")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {
    private final JobService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public JobsResource() {
        this(null);
    }

    @Inject
    public JobsResource(JobService service) {
        this.service = service;
    }

    @GET
    @RequiresScope(value = Scope.TENANT_ADMIN, orOperator = true)
    public JobListView list(@Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, "limit", "offset");
        Page<JobView> page = service.list(Callers.of(request), query.page()).map(JobViews::of);
        return new JobListView(page.items(), page.limit(), page.offset(), page.total(), page.hasMore());
    }

    @GET
    @Path("{job_id}")
    @RequiresScope(value = Scope.TENANT_ADMIN, orOperator = true)
    public JobView find(@PathParam("job_id") String id, @Context HttpServletRequest request) {
        return JobViews.of(service.find(Callers.of(request), id));
    }
}
