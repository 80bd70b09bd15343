package dev.raven.audit.verifier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of an export or a copy: a JSON object, whose event is given as the exact bytes that stand there. */
final class JsonLine {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Object> fields;

    private JsonLine(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** Empty for what is not one JSON object, or has a name twice. */
    static Optional<JsonLine> read(byte[] line) {
        try (JsonParser parser = JSON.createParser(line)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? read(parser, line) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<JsonLine> read(JsonParser parser, byte[] line) throws IOException {
        Map<String, Object> fields = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            switch (parser.nextToken()) {
                case VALUE_STRING -> fields.put(name, parser.getText());
                case VALUE_NUMBER_INT -> fields.put(name, parser.getLongValue());
                case VALUE_TRUE -> fields.put(name, true);
                case VALUE_FALSE -> fields.put(name, false);
                case START_ARRAY -> fields.put(name, strings(parser));
                case START_OBJECT -> fields.put(name, bytes(parser, line));
                default -> parser.skipChildren();
            }
        }
        return parser.nextToken() == null ? Optional.of(new JsonLine(fields)) : Optional.empty();
    }

    /** An array of strings; anything else in it is left out. */
    private static List<String> strings(JsonParser parser) throws IOException {
        List<String> strings = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                strings.add(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return strings;
    }

    private static byte[] bytes(JsonParser parser, byte[] line) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return Arrays.copyOfRange(line, start, (int) parser.currentLocation().getByteOffset());
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Optional<Long> number(String name) {
        return fields.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    /** The exact bytes of an object. */
    Optional<byte[]> object(String name) {
        return fields.get(name) instanceof byte[] bytes ? Optional.of(bytes) : Optional.empty();
    }

    /** A hash in base64. */
    Optional<byte[]> hash(String name) {
        return text(name).flatMap(JsonLine::decoded);
    }

    /** Hashes in base64; empty where one cannot be read, or the field is not there. */
    Optional<List<byte[]>> hashes(String name) {
        if (!(fields.get(name) instanceof List<?> list)) {
            return Optional.empty();
        }
        List<byte[]> hashes = list.stream()
                .map(each -> decoded(each.toString()))
                .flatMap(Optional::stream)
                .toList();
        return hashes.size() == list.size() ? Optional.of(hashes) : Optional.empty();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
