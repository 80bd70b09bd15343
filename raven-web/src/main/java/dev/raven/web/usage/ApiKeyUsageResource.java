package dev.raven.web.usage;

import dev.raven.api.access.Scope;
import dev.raven.api.usage.ApiKeyUsageView;
import dev.raven.core.access.ApiKeyUsageService;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.Ids;
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

/** {@code /api-keys/{key_id}/usage}. */
@Path("api-keys/{key_id}/usage")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeyUsageResource {
    private static final int MOST_DAYS = 90;
    private static final int USUAL_DAYS = 30;

    private final ApiKeyUsageService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public ApiKeyUsageResource() {
        this(null);
    }

    @Inject
    public ApiKeyUsageResource(ApiKeyUsageService service) {
        this.service = service;
    }

    @GET
    @RequiresScope(Scope.TENANT_ADMIN)
    public ApiKeyUsageView find(
            @PathParam("key_id") String id, @Context HttpServletRequest request, @Context UriInfo uri) {
        int days = QueryParameters.of(uri, "days").number("days", 1, MOST_DAYS, USUAL_DAYS);
        return ApiKeyUsageViews.of(service.find(Callers.of(request), Ids.parse(id, ApiKeyId::new), days));
    }
}
