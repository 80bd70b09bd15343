package dev.raven.web.encryption;

import dev.raven.api.access.Scope;
import dev.raven.api.encryption.KeyListView;
import dev.raven.api.encryption.KeyView;
import dev.raven.api.encryption.RotateKeysRequest;
import dev.raven.core.page.Page;
import dev.raven.core.rotation.RotationService;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.idempotency.Idempotent;
import dev.raven.web.job.JobViews;
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
import java.time.Clock;

/** {@code /encryption}. */
@Path("encryption")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class EncryptionResource {
    private final RotationService service;
    private final Clock clock;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public EncryptionResource() {
        this(null, null);
    }

    @Inject
    public EncryptionResource(RotationService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    @GET
    @Path("keys")
    @RequiresScope(value = Scope.TENANT_ADMIN, orOperator = true)
    public KeyListView keys(@Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, "limit", "offset", "user_id");
        Page<KeyView> page = service.keys(Callers.of(request), query.text("user_id"), query.page())
                .map(key -> KeyViews.of(key, clock.instant()));
        return new KeyListView(page.items(), page.limit(), page.offset(), page.total(), page.hasMore());
    }

    @POST
    @Path("rotate")
    @RequestCost(20)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(value = Scope.TENANT_ADMIN, orOperator = true)
    public Response rotate(@Valid @NotNull RotateKeysRequest body, @Context HttpServletRequest request) {
        return Response.accepted(JobViews.of(service.rotate(Callers.of(request), body)))
                .build();
    }
}
