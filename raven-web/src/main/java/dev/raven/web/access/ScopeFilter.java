package dev.raven.web.access;

import dev.raven.api.access.Scope;
import dev.raven.core.caller.Caller;
import dev.raven.web.caller.Callers;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets in who holds the scope of a route; where the route says so, the operator, too. */
@Priority(Priorities.AUTHENTICATION)
final class ScopeFilter implements ContainerRequestFilter {
    private final Doorkeeper doorkeeper;
    private final Route route;
    private final RequiresScope required;

    ScopeFilter(Doorkeeper doorkeeper, Route route, RequiresScope required) {
        this.doorkeeper = doorkeeper;
        this.route = route;
        this.required = required;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = doorkeeper.admit(request, route);
        boolean operator = required.orOperator() && caller.holds(Scope.PLATFORM_ADMIN);
        Scope scope = operator ? Scope.PLATFORM_ADMIN : required.value();
        doorkeeper.require(scope, caller);
        for (Scope more : required.and()) {
            doorkeeper.require(more, caller);
        }
        Callers.set(request, caller.using(scope));
    }
}
