package dev.raven.audit.export;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.raven.core.auditor.ExportedEvent;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** What the renderers take from an event, and how they write JSON. */
final class Line {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExportedEvent exported;

    Line(ExportedEvent exported) {
        this.exported = exported;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A value as JSON and the end of the line. */
    static byte[] bytes(JsonNode json) {
        try {
            byte[] text = JSON.writeValueAsBytes(json);
            byte[] line = Arrays.copyOf(text, text.length + 1);
            line[text.length] = '\n';
            return line;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree cannot be written as JSON", impossible);
        }
    }

    static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }

    /** A text or number in the event, as text; empty where it is not there. */
    String text(String place) {
        return find(place).orElse("");
    }

    Optional<String> find(String place) {
        JsonNode found = exported.event().fields().at(JsonPointer.compile(place));
        return found.isValueNode() && !found.isNull() ? Optional.of(found.asText()) : Optional.empty();
    }

    /** An object or array in the event. */
    Optional<JsonNode> tree(String place) {
        JsonNode found = exported.event().fields().at(JsonPointer.compile(place));
        return Optional.of(found).filter(JsonNode::isContainerNode);
    }

    long sequence() {
        return exported.event().sequence();
    }

    String log() {
        return exported.log().value();
    }

    String leafHash() {
        return base64(exported.event().leafHash());
    }

    boolean failed() {
        return find("/outcome").filter(outcome -> !outcome.equals("success")).isPresent();
    }

    /** What no other format has a place for, and what a log is verified by. */
    ObjectNode integrity() {
        return object().put("event_id", text("/event_id"))
                .put("sequence", sequence())
                .put("previous_hash", text("/previous_hash"))
                .put("leaf_hash", leafHash());
    }

    /** The last word of the action: what is done. */
    String verb() {
        String action = text("/action");
        return action.substring(action.lastIndexOf('.') + 1);
    }
}
