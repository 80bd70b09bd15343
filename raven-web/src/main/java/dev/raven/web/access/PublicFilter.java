package dev.raven.web.access;

import dev.raven.web.caller.Callers;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets anybody in. A key that comes along is checked all the same; a session is not, as who signs in anew may have one that is over. */
@Priority(Priorities.AUTHENTICATION)
final class PublicFilter implements ContainerRequestFilter {
    private final Doorkeeper doorkeeper;
    private final Route route;

    PublicFilter(Doorkeeper doorkeeper, Route route) {
        this.doorkeeper = doorkeeper;
        this.route = route;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean keySent = Doorkeeper.bearer(request).isPresent();
        Callers.set(request, keySent ? doorkeeper.admit(request, route) : doorkeeper.anybody(request, route));
    }
}
