package dev.raven.web.tenant;

import dev.raven.api.access.Scope;
import dev.raven.api.tenant.EraseTenantRequest;
import dev.raven.api.tenant.TenantView;
import dev.raven.api.tenant.UpdateTenantRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.TenantErasureService;
import dev.raven.core.tenant.TenantService;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.erasure.ReceiptViews;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /tenant}: the caller's own. */
@Path("tenant")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class TenantResource {
    private final TenantService service;
    private final TenantErasureService erasures;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public TenantResource() {
        this(null, null);
    }

    @Inject
    public TenantResource(TenantService service, TenantErasureService erasures) {
        this.service = service;
        this.erasures = erasures;
    }

    @GET
    @RequiresScope(Scope.TENANT_READ)
    public TenantView find(@Context HttpServletRequest request) {
        Caller caller = Callers.of(request);
        return TenantViews.of(service.find(caller), service.stats(caller));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestCost(10)
    @RequiresScope(Scope.TENANT_ADMIN)
    public TenantView update(@Valid @NotNull UpdateTenantRequest body, @Context HttpServletRequest request) {
        Caller caller = Callers.of(request);
        return TenantViews.of(service.update(caller, body).tenant(), service.stats(caller));
    }

    @DELETE
    @RequestCost(20)
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.TENANT_ADMIN)
    public Response erase(@Valid @NotNull EraseTenantRequest body, @Context HttpServletRequest request) {
        return Response.accepted(ReceiptViews.of(erasures.erase(Callers.of(request), body)))
                .build();
    }
}
