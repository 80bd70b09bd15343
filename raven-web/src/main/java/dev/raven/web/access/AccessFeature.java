package dev.raven.web.access;

import dev.raven.core.access.AccessSettings;
import dev.raven.core.limit.AddressLimiter;
import dev.raven.core.limit.RateLimiter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Puts a guard before every route when the server starts: what a route's method is marked with decides which. A route
 * marked with nothing stops the start, so that none can be forgotten.
 */
@Provider
@Dependent
public class AccessFeature implements DynamicFeature {
    private final Doorkeeper doorkeeper;
    private final AddressLimiter addresses;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public AccessFeature() {
        this(null, null, null, null);
    }

    @Inject
    public AccessFeature(Admission admission, RateLimiter limiter, AddressLimiter addresses, AccessSettings settings) {
        this.doorkeeper = new Doorkeeper(admission, limiter, settings);
        this.addresses = addresses;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        Method method = route.getResourceMethod();
        @Nullable Public open = method.getAnnotation(Public.class);
        @Nullable RequiresScope scope = method.getAnnotation(RequiresScope.class);
        if (scope != null) {
            context.register(new ScopeFilter(doorkeeper, Route.of(route), scope));
        } else if (method.isAnnotationPresent(AnyCaller.class)) {
            context.register(new CallerFilter(doorkeeper, Route.of(route)));
        } else if (open != null) {
            context.register(
                    open.registration()
                            ? new RegistrationFilter(doorkeeper, Route.of(route), addresses)
                            : new PublicFilter(doorkeeper, Route.of(route)));
        } else if (isOurs(route)) {
            throw new IllegalStateException(method + " names no scope and is marked neither public nor for any caller");
        }
    }

    /** A JAX-RS implementation adds routes of its own: answers to OPTIONS, which tell methods and nothing else. */
    private static boolean isOurs(ResourceInfo route) {
        return route.getResourceClass().getPackageName().startsWith("dev.raven");
    }
}
