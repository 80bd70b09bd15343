package dev.raven.web.mcp;

import dev.raven.core.id.Id;
import dev.raven.web.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a route of the API is asked.
 *
 * @param path below {@code /api/v1}; made of words of ours and ids, so that no argument leads to another route
 * @param query names and values, as they are before they are encoded
 * @param body becomes JSON
 * @param idempotencyKey what the client calls the request, so that a retry does nothing twice
 */
record RouteCall(
        String method,
        String path,
        Map<String, String> query,
        Optional<Map<String, Object>> body,
        Optional<String> idempotencyKey) {

    static RouteCall get(String path) {
        return new RouteCall("GET", path, Map.of(), Optional.empty(), Optional.empty());
    }

    static RouteCall delete(String path) {
        return new RouteCall("DELETE", path, Map.of(), Optional.empty(), Optional.empty());
    }

    /** Something that has no body. */
    static RouteCall post(String path) {
        return new RouteCall("POST", path, Map.of(), Optional.empty(), Optional.empty());
    }

    static RouteCall post(String path, Map<String, Object> body) {
        return new RouteCall("POST", path, Map.of(), Optional.of(body), Optional.empty());
    }

    /** The same below this thing. */
    RouteCall at(Id id) {
        return new RouteCall(method, path + "/" + id.value(), query, body, idempotencyKey);
    }

    RouteCall at(String word) {
        return new RouteCall(method, path + "/" + word, query, body, idempotencyKey);
    }

    /** The same with a value in its query; without one, as it is. */
    RouteCall with(String name, Optional<?> value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        value.ifPresent(given -> more.put(name, String.valueOf(given)));
        return new RouteCall(method, path, more, body, idempotencyKey);
    }

    RouteCall once(Optional<String> key) {
        return new RouteCall(method, path, query, body, key);
    }

    byte[] bytes() {
        return body.map(Json::write).orElseGet(() -> new byte[0]);
    }

    /** As it stands in a URL. */
    Optional<String> queryString() {
        return query.isEmpty()
                ? Optional.empty()
                : Optional.of(query.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }
}
