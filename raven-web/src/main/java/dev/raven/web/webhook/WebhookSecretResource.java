package dev.raven.web.webhook;

import dev.raven.api.access.Scope;
import dev.raven.api.webhook.WebhookSecretView;
import dev.raven.core.webhook.IssuedSecret;
import dev.raven.core.webhook.WebhookService;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.idempotency.Idempotent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /tenant/webhook-secret}. */
@Path("tenant/webhook-secret")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class WebhookSecretResource {
    private final WebhookService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public WebhookSecretResource() {
        this(null);
    }

    @Inject
    public WebhookSecretResource(WebhookService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @RequiresScope(Scope.TENANT_ADMIN)
    public Response rotate(@Context HttpServletRequest request) {
        IssuedSecret issued = service.rotateSecret(Callers.of(request));
        WebhookSecretView view = new WebhookSecretView(
                issued.secret().reveal(),
                issued.createdAt(),
                issued.othersUntil().orElse(null));
        return Response.status(Response.Status.CREATED).entity(view).build();
    }
}
