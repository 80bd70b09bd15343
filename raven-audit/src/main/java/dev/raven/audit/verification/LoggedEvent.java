package dev.raven.audit.verification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event's bytes say of its place.
 *
 * @param sequence from 1
 * @param previousHash what it carries of the event before: SHA-256 in lower-case hex
 */
record LoggedEvent(long sequence, String previousHash) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads an event: empty unless it is one JSON object, no name twice, with a sequence and a hash. */
    static Optional<LoggedEvent> read(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? read(parser) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<LoggedEvent> read(JsonParser parser) throws IOException {
        long sequence = 0;
        String previous = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("sequence") && value == JsonToken.VALUE_NUMBER_INT) {
                sequence = parser.getLongValue();
            } else if (field.equals("previous_hash") && value == JsonToken.VALUE_STRING) {
                previous = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return parser.nextToken() == null ? of(sequence, previous) : Optional.empty();
    }

    private static Optional<LoggedEvent> of(long sequence, @Nullable String previous) {
        return sequence < 1 || previous == null || !previous.matches("[0-9a-f]{64}")
                ? Optional.empty()
                : Optional.of(new LoggedEvent(sequence, previous));
    }
}
