package dev.raven.web.mcp;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.web.json.Json;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message of JSON-RPC 2.0 that a client may send: a request, which is answered, or a notification, which is not.
 *
 * @param id of a request
 */
record Message(String method, Optional<Object> id, Map<String, Object> params) {
    private static final String TOOL = McpSchema.METHOD_TOOLS_CALL;
    private static final String RESOURCE = McpSchema.METHOD_RESOURCES_READ;

    /** @throws InvalidRequestException for anything else */
    static Message read(byte[] body) {
        Map<String, Object> fields = object("body", Json.read(body, Object.class));
        if (!"2.0".equals(fields.get("jsonrpc"))) {
            throw InvalidRequestException.of("jsonrpc", "must be \"2.0\"");
        }
        Message message = new Message(
                text(fields, "method"), id(fields), object("params", fields.getOrDefault("params", Map.of())));
        message.requireNames();
        return message;
    }

    private static Optional<Object> id(Map<String, Object> fields) {
        Object id = fields.get("id");
        boolean fits = id instanceof String || id instanceof Integer || id instanceof Long;
        if (fields.containsKey("id") && !fits) {
            throw InvalidRequestException.of("id", "must be a string or a whole number of 64 bits");
        }
        return Optional.ofNullable(id);
    }

    private static String text(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw InvalidRequestException.of(name, "must be a string");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw InvalidRequestException.of(name, "must be an object");
    }

    /** What the library takes for granted. */
    private void requireNames() {
        if (method.equals(TOOL)) {
            text(params, "name");
            object("arguments", params.getOrDefault("arguments", Map.of()));
        } else if (method.equals(RESOURCE)) {
            text(params, "uri");
        }
    }

    boolean isRequest() {
        return id.isPresent();
    }

    JSONRPCRequest request() {
        return new JSONRPCRequest(McpSchema.JSONRPC_VERSION, method, id.orElseThrow(), new HashMap<>(params));
    }
}
