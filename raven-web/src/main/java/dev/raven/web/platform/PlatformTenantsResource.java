package dev.raven.web.platform;

import dev.raven.api.access.Scope;
import dev.raven.api.tenant.ChangeTenantStatusRequest;
import dev.raven.api.tenant.EraseTenantRequest;
import dev.raven.api.tenant.PlatformTenantListView;
import dev.raven.api.tenant.PlatformTenantView;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.Begun;
import dev.raven.core.erasure.TenantErasureService;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.tenant.PlatformTenantService;
import dev.raven.core.tenant.Tenant;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.erasure.ReceiptViews;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** {@code /platform/tenants}. */
@Path("platform/tenants")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class PlatformTenantsResource {
    private final PlatformTenantService service;
    private final TenantErasureService erasures;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public PlatformTenantsResource() {
        this(null, null);
    }

    @Inject
    public PlatformTenantsResource(PlatformTenantService service, TenantErasureService erasures) {
        this.service = service;
        this.erasures = erasures;
    }

    @GET
    @RequiresScope(Scope.PLATFORM_ADMIN)
    public PlatformTenantListView list(@Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, "limit", "offset");
        Page<PlatformTenantView> page =
                service.list(Callers.of(request), query.page()).map(PlatformTenantsResource::view);
        return new PlatformTenantListView(page.items(), page.limit(), page.offset(), page.total(), page.hasMore());
    }

    @PATCH
    @Path("{tenant_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.PLATFORM_ADMIN)
    public PlatformTenantView change(
            @PathParam("tenant_id") String id,
            @Valid @NotNull ChangeTenantStatusRequest body,
            @Context HttpServletRequest request) {
        Caller caller = Callers.of(request);
        Optional<TenantId> tenant = Ids.parse(id, TenantId::new);
        return view(
                switch (body.status()) {
                    case ACTIVE -> service.resume(caller, tenant);
                    case SUSPENDED -> service.suspend(caller, tenant);
                });
    }

    @DELETE
    @Path("{tenant_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.PLATFORM_ADMIN)
    public Response erase(
            @PathParam("tenant_id") String id,
            @Valid @NotNull EraseTenantRequest body,
            @Context HttpServletRequest request) {
        Begun begun = erasures.erase(Callers.of(request), Ids.parse(id, TenantId::new), body);
        return Response.accepted(ReceiptViews.of(begun)).build();
    }

    private static PlatformTenantView view(Tenant tenant) {
        return new PlatformTenantView(
                tenant.id().value(),
                tenant.name(),
                tenant.email(),
                tenant.status(),
                tenant.createdAt(),
                tenant.updatedAt());
    }
}
