package dev.raven.web.request;

import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** What a request occupies until it is answered. */
public final class HeldPlaces {
    private static final String RELEASE = "dev.raven.held-place";

    private HeldPlaces() {}

    /** @param release gives the place back; run once, when the request is answered, however that ends */
    public static void hold(ContainerRequestContext request, Runnable release) {
        request.setProperty(RELEASE, release);
    }

    /** Gives back what the request holds. */
    public static void release(ServletRequest request) {
        @Nullable Object release = request.getAttribute(RELEASE);
        if (release instanceof Runnable held) {
            request.removeAttribute(RELEASE);
            held.run();
        }
    }
}
