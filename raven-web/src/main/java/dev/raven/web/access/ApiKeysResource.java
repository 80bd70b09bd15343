package dev.raven.web.access;

import dev.raven.api.access.ApiKeyListView;
import dev.raven.api.access.ApiKeyView;
import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.RotateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.access.UpdateApiKeyRequest;
import dev.raven.core.access.ApiKey;
import dev.raven.core.access.ApiKeyService;
import dev.raven.core.access.KnownApiKey;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.Ids;
import dev.raven.core.page.Page;
import dev.raven.web.caller.Callers;
import dev.raven.web.idempotency.Idempotent;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** {@code /api-keys}. */
@Path("api-keys")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {
    private final ApiKeyService service;
    private final Clock clock;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public ApiKeysResource() {
        this(null, null);
    }

    @Inject
    public ApiKeysResource(ApiKeyService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.TENANT_ADMIN)
    public Response create(@Valid @NotNull CreateApiKeyRequest body, @Context HttpServletRequest request) {
        return created(service.create(Callers.of(request), body));
    }

    @GET
    @RequiresScope(Scope.TENANT_ADMIN)
    public ApiKeyListView list(@Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, "limit", "offset");
        Instant now = clock.instant();
        Page<ApiKeyView> page = service.list(Callers.of(request), query.page()).map(key -> ApiKeyViews.of(key, now));
        return new ApiKeyListView(page.items(), page.limit(), page.offset(), page.total(), page.hasMore());
    }

    @GET
    @Path("{key_id}")
    @RequiresScope(Scope.TENANT_ADMIN)
    public ApiKeyView find(@PathParam("key_id") String id, @Context HttpServletRequest request) {
        return view(service.find(Callers.of(request), id(id)));
    }

    @PATCH
    @Path("{key_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.TENANT_ADMIN)
    public ApiKeyView update(
            @PathParam("key_id") String id,
            @Valid @NotNull UpdateApiKeyRequest body,
            @Context HttpServletRequest request) {
        return view(service.update(Callers.of(request), id(id), body).key());
    }

    @POST
    @Path("{key_id}/rotate")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.TENANT_ADMIN)
    public Response rotate(
            @PathParam("key_id") String id,
            @Valid @NotNull RotateApiKeyRequest body,
            @Context HttpServletRequest request) {
        return created(service.rotate(Callers.of(request), id(id), body));
    }

    @DELETE
    @Path("{key_id}")
    @RequiresScope(Scope.TENANT_ADMIN)
    public void revoke(@PathParam("key_id") String id, @Context HttpServletRequest request) {
        service.revoke(Callers.of(request), id(id));
    }

    private static Optional<ApiKeyId> id(String sent) {
        return Ids.parse(sent, ApiKeyId::new);
    }

    private ApiKeyView view(KnownApiKey key) {
        return ApiKeyViews.of(key, clock.instant());
    }

    private static Response created(ApiKey key) {
        return Response.status(Response.Status.CREATED)
                .entity(ApiKeyViews.of(key))
                .build();
    }
}
