package dev.raven.web.access;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names a route by its template, such as {@code /users/{user_id}}. */
final class Routes {
    private Routes() {}

    static String of(ResourceInfo route) {
        return Stream.of(
                        route.getResourceClass().getAnnotation(Path.class),
                        route.getResourceMethod().getAnnotation(Path.class))
                .filter(path -> path != null)
                .map(path -> "/" + path.value())
                .collect(Collectors.joining());
    }
}
