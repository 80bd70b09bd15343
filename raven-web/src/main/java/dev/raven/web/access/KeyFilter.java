package dev.raven.web.access;

import dev.raven.web.caller.Callers;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets in whoever has a valid key. */
@Priority(Priorities.AUTHENTICATION)
final class KeyFilter implements ContainerRequestFilter {
    private final Doorkeeper doorkeeper;
    private final Route route;

    KeyFilter(Doorkeeper doorkeeper, Route route) {
        this.doorkeeper = doorkeeper;
        this.route = route;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Callers.set(request, doorkeeper.admit(request, route));
    }
}
