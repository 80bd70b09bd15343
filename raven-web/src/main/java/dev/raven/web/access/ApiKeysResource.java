package dev.raven.web.access;

import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.CreatedApiKeyView;
import dev.raven.api.access.Scope;
import dev.raven.core.access.ApiKey;
import dev.raven.core.access.ApiKeyService;
import dev.raven.web.caller.Callers;
import dev.raven.web.idempotency.Idempotent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /api-keys}. */
@Path("api-keys")
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {
    private final ApiKeyService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public ApiKeysResource() {
        this(null);
    }

    @Inject
    public ApiKeysResource(ApiKeyService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @RequiresScope(Scope.TENANT_ADMIN)
    public Response create(@Valid @NotNull CreateApiKeyRequest body, @Context ContainerRequestContext request) {
        ApiKey created = service.create(Callers.of(request), body);
        return Response.status(Response.Status.CREATED).entity(view(created)).build();
    }

    private static CreatedApiKeyView view(ApiKey created) {
        List<Scope> scopes = created.stored().scopes().stream().sorted().toList();
        return new CreatedApiKeyView(
                created.stored().id().value(),
                created.name(),
                created.text().reveal(),
                created.text().prefix(),
                scopes,
                created.stored().allowedCidrs(),
                created.stored().createdAt(),
                null,
                created.stored().expiresAt().orElse(null),
                created.statusAt(created.stored().createdAt()),
                0,
                false);
    }
}
