package dev.raven.web.access;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What its guard knows of a route.
 *
 * @param template such as {@code /users/{user_id}}
 * @param cost tokens that a request takes from the rate limits
 */
record Route(String template, int cost) {

    static Route of(ResourceInfo route) {
        @Nullable RequestCost cost = route.getResourceMethod().getAnnotation(RequestCost.class);
        return new Route(template(route), cost == null ? 1 : cost.value());
    }

    private static String template(ResourceInfo route) {
        return Stream.of(
                        route.getResourceClass().getAnnotation(Path.class),
                        route.getResourceMethod().getAnnotation(Path.class))
                .filter(path -> path != null)
                .map(path -> "/" + path.value())
                .collect(Collectors.joining());
    }
}
