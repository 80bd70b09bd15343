package dev.raven.web.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.raven.api.audit.AuditReviewView;
import dev.raven.core.audit.AuditEvent;
import java.util.Base64;

/** Events as a client sees them. */
final class EventViews {
    private EventViews() {}

    /** What is stored, and the hash that stands in the log's tree. One that says nothing any more has its place alone. */
    static JsonNode of(AuditEvent event) {
        ObjectNode view = event.fields() instanceof ObjectNode fields
                ? fields.deepCopy()
                : JsonNodeFactory.instance.objectNode().put("sequence", event.sequence());
        return view.put("leaf_hash", Base64.getEncoder().encodeToString(event.leafHash()));
    }

    static AuditReviewView review(AuditEvent event) {
        JsonNode fields = event.fields();
        JsonNode details = fields.path("details");
        return new AuditReviewView(
                fields.path("event_id").asText(),
                event.sequence(),
                fields.path("recorded_at").asText(),
                fields.at("/actor/key_id").asText(fields.at("/actor/type").asText()),
                details.path("from_sequence").asLong(),
                details.path("to_sequence").asLong(),
                details.path("note").asText());
    }
}
