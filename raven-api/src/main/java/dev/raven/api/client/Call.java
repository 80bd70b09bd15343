package dev.raven.api.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param repeatable whether doing it twice is doing it once
 * @param idempotencyKey by which the server knows a repetition
 */
record Call(
        String method,
        Route route,
        byte @Nullable [] body,
        String contentType,
        boolean repeatable,
        @Nullable String idempotencyKey) {
    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    static Call get(Route route) {
        return new Call("GET", route, null, JSON, true, null);
    }

    static Call delete(Route route) {
        return new Call("DELETE", route, null, JSON, true, null);
    }

    /** Not repeated where its answer is lost: somebody else may have changed the same thing since. */
    static Call patch(Route route, Object body) {
        return new Call("PATCH", route, ClientJson.write(body), JSON, false, null);
    }

    /** A POST that makes something; its own key lets it be repeated. */
    static Call create(Route route, byte @Nullable [] body, String contentType) {
        return new Call(
                "POST", route, body, contentType, true, UUID.randomUUID().toString());
    }

    static Call create(Route route, @Nullable Object body) {
        return create(route, body == null ? null : ClientJson.write(body), JSON);
    }

    /** A POST of which it is not known whether the server knows it again. */
    static Call order(Route route, @Nullable Object body) {
        return new Call(
                "POST",
                route,
                body == null ? null : ClientJson.write(body),
                JSON,
                false,
                UUID.randomUUID().toString());
    }

    /** A POST that asks, or whose second time changes nothing. */
    static Call ask(Route route, @Nullable Object body) {
        return new Call("POST", route, body == null ? null : ClientJson.write(body), JSON, true, null);
    }
}
