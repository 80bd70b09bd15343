package dev.raven.core.audit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it is read back: its exact bytes, and what they say. One whose bytes were tampered with until they say nothing
 * is still an event, without fields.
 *
 * @param stored the event as it is stored
 * @param fields what stands in it
 */
public record AuditEvent(StoredAuditEvent stored, JsonNode fields) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonPointer EVENT_ID = JsonPointer.compile("/event_id");
    private static final JsonPointer INTENT_ID = JsonPointer.compile("/intent_id");
    private static final JsonPointer PHASE = JsonPointer.compile("/phase");
    private static final JsonPointer RECORDED_AT = JsonPointer.compile("/recorded_at");

    public static AuditEvent of(StoredAuditEvent stored) {
        return new AuditEvent(stored, fields(stored.body()));
    }

    private static JsonNode fields(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.isObject() ? json : MissingNode.getInstance();
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    public long sequence() {
        return stored.sequence();
    }

    /** What the log's tree holds of it: SHA-256 of a zero byte and its bytes (RFC 9162, 2.1.1). */
    public byte[] leafHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return digest.digest(stored.body());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Its id; empty where it has lost it. */
    public Optional<EventId> id() {
        return text(EVENT_ID).flatMap(id -> Ids.parse(id, EventId::new));
    }

    /** For an outcome: the id of the intent before it. */
    public Optional<String> intentId() {
        return text(INTENT_ID);
    }

    /** Whether it was recorded before its action. */
    public boolean isIntent() {
        return text(PHASE).filter("intent"::equals).isPresent();
    }

    /** A text in it; empty where there is none at that place. */
    public Optional<String> text(JsonPointer place) {
        return Optional.of(fields.at(place)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** When it came into the log: never before the event in front of it. */
    public Optional<Instant> recordedAt() {
        return text(RECORDED_AT).flatMap(AuditEvent::time);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
