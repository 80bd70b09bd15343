package dev.raven.web.access;

import dev.raven.api.access.CallerView;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.web.caller.Callers;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** {@code /caller}: whose key it is, and what it opens. */
@Path("caller")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class CallerResource {

    public CallerResource() {}

    @GET
    @AnyCaller("it tells what the key itself opens, and nothing of what lies behind")
    public CallerView find(@Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters.refuse(uri);
        Caller caller = Callers.of(request);
        return new CallerView(
                caller.tenant().map(TenantId::value).orElse(null),
                caller.keyId().map(ApiKeyId::value).orElse(null),
                caller.keyId().flatMap(own -> caller.keyPrefix()).orElse(null),
                caller.scopes().stream().sorted().toList());
    }
}
