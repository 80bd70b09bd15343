package dev.raven.web.access;

import dev.raven.api.access.Scope;
import dev.raven.core.caller.Caller;
import dev.raven.core.limit.AddressLimiter;
import dev.raven.web.caller.Callers;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/**
 * Lets anybody in, as often as their network may; a key or a session that comes along is checked all the same, as it may be the
 * operator's, whom nothing limits.
 */
@Priority(Priorities.AUTHENTICATION)
final class RegistrationFilter implements ContainerRequestFilter {
    private final Doorkeeper doorkeeper;
    private final Route route;
    private final AddressLimiter addresses;

    RegistrationFilter(Doorkeeper doorkeeper, Route route, AddressLimiter addresses) {
        this.doorkeeper = doorkeeper;
        this.route = route;
        this.addresses = addresses;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller =
                Doorkeeper.isSomebodys(request) ? doorkeeper.admit(request, route) : doorkeeper.anybody(request, route);
        if (!caller.holds(Scope.PLATFORM_ADMIN)) {
            RateLimitHeaders.require(
                    request, List.of(addresses.register(caller.origin().address())));
        }
        Callers.set(request, caller);
    }
}
