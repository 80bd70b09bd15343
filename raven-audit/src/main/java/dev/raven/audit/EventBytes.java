package dev.raven.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.KmsUse;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Id;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an event as the bytes that are stored and hashed: JSON in UTF-8, fields in one fixed order, no white space, no
 * fractions. What does not apply is left out.
 */
final class EventBytes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventBytes() {}

    /**
     * Writes an event.
     *
     * @param id carries the sequence, too
     */
    static byte[] of(PendingEvent event, EventId id, AuditHead previous, Instant recordedAt) {
        AuditEntry entry = event.entry();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("event_id", id.value());
        json.put("sequence", previous.sequence() + 1);
        json.put("phase", entry.outcome().isPresent() ? "outcome" : "intent");
        entry.intentId().ifPresent(intent -> json.put("intent_id", intent.value()));
        json.put("occurred_at", time(event.occurredAt()));
        json.put("recorded_at", time(recordedAt));
        json.set("actor", actor(entry));
        json.put("action", entry.action());
        json.put("category", entry.category().wireName());
        entry.outcome().map(AuditOutcome::wireName).ifPresent(outcome -> json.put("outcome", outcome));
        entry.reason().ifPresent(reason -> json.put("reason", reason));
        entry.target().ifPresent(target -> json.set("target", target(target)));
        if (!entry.changes().isEmpty()) {
            ArrayNode changes = json.putArray("changes");
            entry.changes().forEach(changes::add);
        }
        if (!entry.content().isEmpty()) {
            ObjectNode content = json.putObject("content");
            new TreeMap<>(entry.content()).forEach(content::put);
        }
        if (!entry.caller().equals(Caller.SYSTEM)) {
            json.set("source", source(entry));
            json.set("request", request(entry));
        }
        entry.caller().used().ifPresent(scope -> json.put("scope", scope.wireName()));
        entry.kms().ifPresent(use -> json.set("kms", kms(use)));
        if (!entry.details().isEmpty()) {
            json.set("details", details(entry.details()));
        }
        json.put("previous_hash", previous.hash());
        return bytes(json);
    }

    /** SHA-256 of an event's bytes in lower-case hex: what the next event carries. */
    static String hash(byte[] event) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(event));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The head of the log once these bytes are its last. */
    static AuditHead head(byte[] event, long sequence) {
        return new AuditHead(sequence, hash(event));
    }

    private static ObjectNode actor(AuditEntry entry) {
        ObjectNode actor = JsonNodeFactory.instance.objectNode();
        boolean keyed = entry.caller().keyId().isPresent();
        boolean operator = !keyed && entry.caller().keyPrefix().isPresent();
        boolean system = entry.caller().equals(Caller.SYSTEM);
        actor.put("type", keyed ? "api_key" : operator ? "operator" : system ? "system" : "anonymous");
        entry.caller().keyId().ifPresent(key -> actor.put("key_id", key.value()));
        entry.caller().keyPrefix().ifPresent(prefix -> actor.put("key_prefix", prefix));
        entry.caller().session().ifPresent(session -> actor.put("session_id", session.value()));
        return actor;
    }

    private static ObjectNode target(Id target) {
        String type = target.getClass().getSimpleName().replaceAll("Id$", "");
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT))
                .put("id", target.value());
    }

    private static ObjectNode source(AuditEntry entry) {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        entry.caller().origin().address().ifPresent(address -> source.put("address", address));
        entry.caller().origin().userAgent().ifPresent(agent -> source.put("user_agent", agent));
        return source;
    }

    private static ObjectNode request(AuditEntry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", entry.caller().origin().requestId())
                .put("method", entry.caller().origin().method())
                .put("route", entry.caller().origin().route());
    }

    private static ObjectNode kms(KmsUse use) {
        ObjectNode kms = JsonNodeFactory.instance
                .objectNode()
                .put("key", use.key())
                .put("purpose", use.purpose())
                .put("wrapped_key_id", use.keyId())
                .put("wrapped_key_version", use.version());
        use.requestId().ifPresent(id -> kms.put("request_id", id));
        return kms.put("took_us", use.took().toNanos() / 1000);
    }

    private static ObjectNode details(Map<String, Object> details) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(details).forEach((name, value) -> {
            switch (value) {
                case Long number -> json.put(name, number);
                case Integer number -> json.put(name, number);
                default -> json.put(name, value.toString());
            }
        });
        return json;
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event cannot be written as JSON", impossible);
        }
    }
}
