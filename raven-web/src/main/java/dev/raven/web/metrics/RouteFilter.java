package dev.raven.web.metrics;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Names the route of a request, before who asks is looked at. */
@Priority(0)
final class RouteFilter implements ContainerRequestFilter {
    private final String route;

    RouteFilter(String route) {
        this.route = route;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RouteName.set(request, route);
    }
}
