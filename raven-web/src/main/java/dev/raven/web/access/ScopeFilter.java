package dev.raven.web.access;

import dev.raven.api.access.Scope;
import dev.raven.core.caller.Caller;
import dev.raven.web.caller.Callers;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets in who holds one scope. */
@Priority(Priorities.AUTHENTICATION)
final class ScopeFilter implements ContainerRequestFilter {
    private final Doorkeeper doorkeeper;
    private final String route;
    private final Scope scope;

    ScopeFilter(Doorkeeper doorkeeper, String route, Scope scope) {
        this.doorkeeper = doorkeeper;
        this.route = route;
        this.scope = scope;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = doorkeeper.admit(request, route);
        doorkeeper.access().require(scope, caller);
        Callers.set(request, caller);
    }
}
