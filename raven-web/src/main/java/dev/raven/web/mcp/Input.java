package dev.raven.web.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One argument of a tool, as JSON Schema tells it a model.
 *
 * @param schema without the name
 */
record Input(String name, boolean required, Map<String, Object> schema) {

    static Input text(String name, int longest, String says) {
        return of(name, Map.of("type", "string", "minLength", 1, "maxLength", longest), says);
    }

    static Input id(String name, String prefix, String says) {
        return of(name, Map.of("type", "string", "pattern", "^" + prefix + "[A-Za-z0-9_-]{22}$"), says);
    }

    static Input time(String name, String says) {
        return of(name, Map.of("type", "string", "format", "date-time"), says + " ISO 8601 with an offset.");
    }

    static Input number(String name, int least, int most, String says) {
        return of(name, Map.of("type", "integer", "minimum", least, "maximum", most), says);
    }

    static Input flag(String name, String says) {
        return of(name, Map.of("type", "boolean"), says);
    }

    static Input object(String name, String says) {
        return of(name, Map.of("type", "object"), says);
    }

    /** The same, without which there is no call. */
    Input needed() {
        return new Input(name, true, schema);
    }

    private static Input of(String name, Map<String, Object> type, String says) {
        Map<String, Object> schema = new LinkedHashMap<>(type);
        schema.put("description", says);
        return new Input(name, false, schema);
    }

    /** All arguments of a tool: what is not among them is refused. */
    static Map<String, Object> schema(List<Input> inputs) {
        Map<String, Object> properties = new LinkedHashMap<>();
        inputs.forEach(input -> properties.put(input.name(), input.schema()));
        List<String> needed =
                inputs.stream().filter(Input::required).map(Input::name).toList();
        return Map.of("type", "object", "properties", properties, "required", needed, "additionalProperties", false);
    }
}
