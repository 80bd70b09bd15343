package dev.raven.web.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A request that an operation's description shows.
 *
 * @param body one, or none
 */
record Sample(Operation operation, List<JsonNode> body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The ids that it carries: their names, and the prefix of each. */
    Map<String, String> ids() {
        Map<String, String> ids = new LinkedHashMap<>(operation.ids("path"));
        ids.putAll(operation.ids("query"));
        operation.bodyIds().entrySet().stream()
                .filter(id -> body.stream().anyMatch(shown -> shown.has(id.getKey())))
                .forEach(id -> ids.put(id.getKey(), id.getValue()));
        return ids;
    }

    /** A value for each id, out of its prefix. */
    Map<String, String> ids(UnaryOperator<String> ofPrefix) {
        Map<String, String> values = new LinkedHashMap<>();
        ids().forEach((name, prefix) -> values.put(name, ofPrefix.apply(prefix)));
        return values;
    }

    /** Well-formed ids that nobody has. */
    Map<String, String> nobodys() {
        return ids(prefix -> prefix + "_" + "A".repeat(prefix.equals("evt") ? 32 : 22));
    }

    /** Asks for what nobody has. */
    Reply call(Api api) {
        return call(api, nobodys());
    }

    /** Sends it with these values in the place of those that are shown. */
    Reply call(Api api, Map<String, ?> values) {
        if (body.isEmpty()) {
            return api.send(operation.method(), target(values), BodyPublishers.noBody());
        }
        Api typed = api.with("Content-Type", operation.mediaType());
        return typed.send(operation.method(), target(values), BodyPublishers.ofString(text(values)));
    }

    String text(Map<String, ?> values) {
        return body.stream()
                .map(shown -> {
                    ObjectNode filled = shown.deepCopy();
                    values.forEach((name, value) -> {
                        if (filled.has(name)) {
                            filled.set(name, MAPPER.valueToTree(value));
                        }
                    });
                    return filled.toString();
                })
                .collect(Collectors.joining());
    }

    /** Path and query. */
    String target(Map<String, ?> values) {
        String path = operation.path();
        for (String name : operation.ids("path").keySet()) {
            path = path.replace("{" + name + "}", String.valueOf(values.get(name)));
        }
        for (Map.Entry<String, String> word : operation.words().entrySet()) {
            path = path.replace("{" + word.getKey() + "}", word.getValue());
        }
        String query = operation.ids("query").keySet().stream()
                .map(name -> name + "=" + values.get(name))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    @Override
    public String toString() {
        return operation + body.stream().map(shown -> " " + shown).collect(Collectors.joining());
    }
}
