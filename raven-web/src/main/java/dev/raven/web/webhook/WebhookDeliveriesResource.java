package dev.raven.web.webhook;

import dev.raven.api.access.Scope;
import dev.raven.api.webhook.WebhookDeliveryListView;
import dev.raven.api.webhook.WebhookDeliveryView;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.Ids;
import dev.raven.core.page.Page;
import dev.raven.core.webhook.StoredDelivery;
import dev.raven.core.webhook.WebhookService;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /tenant/webhook-deliveries}. */
@Path("tenant/webhook-deliveries")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class WebhookDeliveriesResource {
    private final WebhookService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public WebhookDeliveriesResource() {
        this(null);
    }

    @Inject
    public WebhookDeliveriesResource(WebhookService service) {
        this.service = service;
    }

    @GET
    @RequiresScope(Scope.TENANT_ADMIN)
    public WebhookDeliveryListView list(@Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, "limit", "offset");
        Page<WebhookDeliveryView> page =
                service.list(Callers.of(request), query.page()).map(WebhookDeliveryViews::of);
        return new WebhookDeliveryListView(page.items(), page.limit(), page.offset(), page.total(), page.hasMore());
    }

    @POST
    @Path("{delivery_id}/redeliver")
    @RequestCost(10)
    @RequiresScope(Scope.TENANT_ADMIN)
    public Response redeliver(@PathParam("delivery_id") String id, @Context HttpServletRequest request) {
        StoredDelivery delivery = service.redeliver(Callers.of(request), Ids.parse(id, DeliveryId::new));
        return Response.accepted(WebhookDeliveryViews.of(delivery)).build();
    }
}
