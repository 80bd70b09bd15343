package dev.raven.web.caller;

import dev.raven.core.caller.Caller;
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
        return find(request).orElseThrow(() -> new IllegalStateException("a route was reached past its guard"));
    }

    /** The caller, or empty when the request was refused before one was known. */
    public static Optional<Caller> find(ContainerRequestContext request) {
        return Optional.ofNullable((Caller) request.getProperty(PROPERTY));
    }
}
