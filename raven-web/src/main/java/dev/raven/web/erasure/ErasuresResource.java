package dev.raven.web.erasure;

import dev.raven.api.access.Scope;
import dev.raven.api.erasure.ReceiptView;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.id.Ids;
import dev.raven.core.id.ReceiptId;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /erasures}. */
@Path("erasures")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class ErasuresResource {
    private final ErasureService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public ErasuresResource() {
        this(null);
    }

    @Inject
    public ErasuresResource(ErasureService service) {
        this.service = service;
    }

    @GET
    @Path("{receipt_id}")
    @RequiresScope(Scope.AUDIT_READ)
    public ReceiptView find(@PathParam("receipt_id") String id, @Context HttpServletRequest request) {
        return ReceiptViews.of(service.receipt(Callers.of(request), Ids.parse(id, ReceiptId::new)));
    }

    @GET
    @Path("{receipt_id}/note")
    @RequiresScope(Scope.AUDIT_READ)
    public Response note(@PathParam("receipt_id") String id, @Context HttpServletRequest request) {
        String note = service.receipt(Callers.of(request), Ids.parse(id, ReceiptId::new))
                .note();
        return Response.ok(note, "text/plain; charset=utf-8").build();
    }
}
