package dev.raven.web.metrics;

import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;

/** What a request asks for, as the description of the API names it: the template of its path, never the path. */
public final class RouteName {
    /** What reached no route: there is none, or it was refused before anybody looked. */
    private static final String UNMATCHED = "unmatched";

    private static final String ATTRIBUTE = "dev.raven.route";

    private RouteName() {}

    public static void set(ServletRequest request, String route) {
        request.setAttribute(ATTRIBUTE, route);
    }

    static void set(ContainerRequestContext request, String route) {
        request.setProperty(ATTRIBUTE, route);
    }

    static String of(ServletRequest request) {
        Object route = request.getAttribute(ATTRIBUTE);
        return route instanceof String known ? known : UNMATCHED;
    }
}
