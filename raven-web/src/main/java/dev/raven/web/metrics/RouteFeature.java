package dev.raven.web.metrics;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has every request that was led to a route bear the route's name, before anybody may refuse it. */
@Provider
public class RouteFeature implements DynamicFeature {
    private static final String BASE = "/api/v1";

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        if (route.getResourceClass().getPackageName().startsWith("dev.raven")) {
            context.register(new RouteFilter(name(route)));
        }
    }

    private static String name(ResourceInfo route) {
        return Stream.of(
                        route.getResourceClass().getAnnotation(Path.class),
                        route.getResourceMethod().getAnnotation(Path.class))
                .filter(path -> path != null)
                .map(path -> "/" + path.value())
                .collect(Collectors.joining("", BASE, ""));
    }
}
