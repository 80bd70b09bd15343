package dev.raven.web.access;

import dev.raven.web.caller.Callers;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets in whoever has an API key that may be used now and from here. */
@Priority(Priorities.AUTHENTICATION)
final class CallerFilter implements ContainerRequestFilter {
    private final Doorkeeper doorkeeper;
    private final Route route;

    CallerFilter(Doorkeeper doorkeeper, Route route) {
        this.doorkeeper = doorkeeper;
        this.route = route;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Callers.set(request, doorkeeper.admit(request, route));
    }
}
