package dev.raven.web.mcp;

import dev.raven.web.json.Json;
import dev.raven.web.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a route answered.
 *
 * @param headers by their names, in any case; of several, the first
 * @param body JSON, or nothing
 */
record RouteAnswer(int status, Map<String, String> headers, String body) {

    /** A refusal that no route made. */
    static RouteAnswer of(Problem problem, String requestId) {
        return new RouteAnswer(
                problem.status(),
                problem.headers(),
                new String(Json.write(problem.view(requestId)), StandardCharsets.UTF_8));
    }

    boolean isRefusal() {
        return status >= 400;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The fields of the body; none where there is no body. */
    @SuppressWarnings("unchecked")
    Map<String, Object> json() {
        return body.isEmpty() ? Map.of() : Json.read(body.getBytes(StandardCharsets.UTF_8), Map.class);
    }

    /** A field that the route always answers. */
    String text(String field) {
        return String.valueOf(json().get(field));
    }
}
