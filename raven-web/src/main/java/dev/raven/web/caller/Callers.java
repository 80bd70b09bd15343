package dev.raven.web.caller;

import dev.raven.core.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** Carries the caller from the guard to the resource, on the request itself. */
public final class Callers {
    private static final String PROPERTY = "dev.raven.caller";

    private Callers() {}

    /** The guard let this caller in. */
    public static void set(ContainerRequestContext request, Caller caller) {
        request.setProperty(PROPERTY, caller);
    }

    /** The caller that the route's guard let in. */
    public static Caller of(ContainerRequestContext request) {
        return guarded(find(request));
    }

    /** The same for a resource, which the standard gives no other request: properties of the one are attributes of the other. */
    public static Caller of(HttpServletRequest request) {
        return guarded(Optional.ofNullable((Caller) request.getAttribute(PROPERTY)));
    }

    private static Caller guarded(Optional<Caller> caller) {
        return caller.orElseThrow(() -> new IllegalStateException("a route was reached past its guard"));
    }

    /** The caller, or empty when the request was refused before one was known. */
    public static Optional<Caller> find(ContainerRequestContext request) {
        return Optional.ofNullable((Caller) request.getProperty(PROPERTY));
    }
}
