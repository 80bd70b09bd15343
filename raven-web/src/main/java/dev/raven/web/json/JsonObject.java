package dev.raven.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A JSON object, of which only a field or two matter. */
public final class JsonObject {
    private final ObjectNode fields;

    private JsonObject(ObjectNode fields) {
        this.fields = fields;
    }

    /** What is no JSON object has no fields; whether that is a fault is for others to say. */
    public static JsonObject of(byte[] json) {
        JsonNode tree = Json.tree(json);
        return new JsonObject(tree instanceof ObjectNode object ? object : Json.emptyObject());
    }

    /** A field that is a text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** The same with null in the place of a field, as JSON. */
    public String without(String name) {
        return fields.deepCopy().putNull(name).toString();
    }

    /** The object as JSON. */
    @Override
    public String toString() {
        return fields.toString();
    }
}
