package dev.raven.audit.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.raven.core.auditor.AuditRenderer;
import dev.raven.core.auditor.ExportedEvent;
import java.time.Instant;

/** Open Cybersecurity Schema Framework 1.5.0. What it has no attribute for stands under {@code unmapped}. */
final class OcsfLines implements AuditRenderer {
    private static final String VERSION = "1.5.0";
    private static final String RAVEN = "Raven";
    private static final int INFORMATIONAL = 1;
    private static final int MEDIUM = 3;
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;
    private static final int UNKNOWN = 0;
    private static final int OTHER = 99;

    @Override
    public byte[] line(ExportedEvent event) {
        Line line = new Line(event);
        OcsfClass kind = OcsfClass.of(line);
        int activity = kind.activity(line.verb());
        ObjectNode json = Line.object()
                .put("category_uid", kind.category())
                .put("class_uid", kind.uid())
                .put("activity_id", activity)
                .put("activity_name", line.text("/action"))
                .put("type_uid", kind.uid() * 100L + activity)
                .put("severity_id", line.failed() ? MEDIUM : INFORMATIONAL)
                .put("time", millis(line.text("/occurred_at")))
                .put("status_id", status(line));
        line.find("/reason").ifPresent(reason -> json.put("status_code", reason));
        json.set("metadata", metadata(line));
        json.set("actor", actor(line));
        json.set("src_endpoint", endpoint(line));
        request(line, json);
        particular(kind, line, json);
        json.set("unmapped", unmapped(line));
        return Line.bytes(json);
    }

    private static int status(Line line) {
        return line.find("/outcome").isEmpty() ? UNKNOWN : line.failed() ? FAILURE : SUCCESS;
    }

    private static ObjectNode metadata(Line line) {
        ObjectNode metadata = Line.object()
                .put("version", VERSION)
                .put("uid", line.text("/event_id"))
                .put("original_event_uid", line.text("/event_id"))
                .put("sequence", line.sequence())
                .put("tenant_uid", line.log())
                .put("log_name", "audit")
                .put("logged_time", millis(line.text("/recorded_at")));
        line.find("/request/id").ifPresent(id -> metadata.put("correlation_uid", id));
        metadata.putObject("product").put("name", RAVEN).put("vendor_name", RAVEN);
        return metadata;
    }

    private static ObjectNode actor(Line line) {
        ObjectNode actor = Line.object();
        actor.set("user", user(line));
        line.find("/actor/session_id")
                .ifPresent(id -> actor.putObject("session").put("uid", id));
        return actor;
    }

    private static ObjectNode user(Line line) {
        ObjectNode user = Line.object()
                .put("name", line.find("/actor/key_prefix").orElseGet(() -> line.text("/actor/type")))
                .put("type", line.text("/actor/type"))
                .put("type_id", OTHER);
        line.find("/actor/key_id").ifPresent(id -> user.put("uid", id));
        return user;
    }

    private static ObjectNode endpoint(Line line) {
        ObjectNode endpoint = Line.object();
        line.find("/source/address")
                .ifPresentOrElse(address -> endpoint.put("ip", address), () -> endpoint.put("name", "unknown"));
        return endpoint;
    }

    private static void request(Line line, ObjectNode json) {
        ObjectNode api = json.putObject("api").put("operation", line.text("/action"));
        api.putObject("service").put("name", RAVEN);
        line.find("/request/id").ifPresent(id -> {
            api.putObject("request").put("uid", id);
            ObjectNode http =
                    json.putObject("http_request").put("uid", id).put("http_method", line.text("/request/method"));
            http.putObject("url").put("path", line.text("/request/route"));
            line.find("/source/user_agent").ifPresent(agent -> http.put("user_agent", agent));
        });
    }

    /** What its class asks for beyond the base event. */
    private static void particular(OcsfClass kind, Line line, ObjectNode json) {
        switch (kind) {
            case EVENT_LOG_ACTIVITY -> json.put("log_name", "audit").put("log_provider", RAVEN);
            case AUTHENTICATION -> {
                json.set("user", user(line));
                json.putObject("service").put("name", RAVEN);
            }
            case ENTITY_MANAGEMENT -> json.set("entity", target(line));
            case APPLICATION_LIFECYCLE ->
                json.putObject("app").put("name", RAVEN).put("vendor_name", RAVEN);
            case API_ACTIVITY ->
                line.find("/target/id")
                        .ifPresent(id -> json.putArray("resources").add(target(line)));
        }
    }

    private static ObjectNode target(Line line) {
        return Line.object()
                .put("uid", line.find("/target/id").orElseGet(line::log))
                .put("type", line.find("/target/type").orElse("tenant"));
    }

    private static ObjectNode unmapped(Line line) {
        ObjectNode unmapped = line.integrity()
                .put("phase", line.text("/phase"))
                .put("category", line.text("/category"))
                .put("outcome", line.text("/outcome"))
                .put("scope", line.text("/scope"));
        line.find("/intent_id").ifPresent(id -> unmapped.put("intent_id", id));
        for (String name : new String[] {"changes", "content", "kms", "details"}) {
            line.tree("/" + name).ifPresent(tree -> unmapped.set(name, tree));
        }
        return unmapped;
    }

    private static long millis(String time) {
        return time.isEmpty() ? 0 : Instant.parse(time).toEpochMilli();
    }
}
