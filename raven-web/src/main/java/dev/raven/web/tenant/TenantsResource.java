package dev.raven.web.tenant;

import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.api.tenant.RegisteredTenantView;
import dev.raven.core.registration.Registration;
import dev.raven.core.registration.RegistrationService;
import dev.raven.web.access.Public;
import dev.raven.web.caller.Callers;
import dev.raven.web.idempotency.Idempotent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /tenants}. */
@Path("tenants")
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TenantsResource {
    private final RegistrationService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public TenantsResource() {
        this(null);
    }

    @Inject
    public TenantsResource(RegistrationService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @Public(value = "whoever registers has no API key yet; RAVEN_REGISTRATION says who may", registration = true)
    public Response register(@Valid @NotNull RegisterTenantRequest body, @Context HttpServletRequest request) {
        Registration done = service.register(Callers.of(request), body);
        RegisteredTenantView view = new RegisteredTenantView(
                done.tenant().id().value(),
                done.apiKey().text().reveal(),
                done.apiKey().text().prefix(),
                "Keep the API key safe: it is shown this once.");
        return Response.status(Response.Status.CREATED).entity(view).build();
    }
}
