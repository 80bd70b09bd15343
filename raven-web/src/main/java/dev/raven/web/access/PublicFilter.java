package dev.raven.web.access;

import dev.raven.core.caller.Caller;
import dev.raven.web.caller.Callers;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets anybody in; a key that comes along is checked all the same, as it may be the operator's. */
@Priority(Priorities.AUTHENTICATION)
final class PublicFilter implements ContainerRequestFilter {
    private final Doorkeeper doorkeeper;
    private final String route;

    PublicFilter(Doorkeeper doorkeeper, String route) {
        this.doorkeeper = doorkeeper;
        this.route = route;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean keySent = Doorkeeper.bearer(request).isPresent();
        Callers.set(
                request,
                keySent ? doorkeeper.admit(request, route) : Caller.anonymous(doorkeeper.origin(request, route)));
    }
}
