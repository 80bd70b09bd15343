package dev.raven.audit.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.raven.core.auditor.AuditRenderer;
import dev.raven.core.auditor.ExportedEvent;
import java.util.Map;
import java.util.Optional;

/** Elastic Common Schema 8. What it has no field for stands under {@code raven}. */
final class EcsLines implements AuditRenderer {
    private static final String VERSION = "8.17.0";

    /** The words of the schema for what is done. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("create", "creation"),
            Map.entry("register", "creation"),
            Map.entry("ingest", "creation"),
            Map.entry("ingest_bulk", "creation"),
            Map.entry("delete", "deletion"),
            Map.entry("remove", "deletion"),
            Map.entry("revoke", "deletion"),
            Map.entry("prune", "deletion"),
            Map.entry("update", "change"),
            Map.entry("rotate", "change"),
            Map.entry("end", "change"),
            Map.entry("start", "start"),
            Map.entry("authenticate", "start"),
            Map.entry("open", "start"),
            Map.entry("close", "end"));

    @Override
    public byte[] line(ExportedEvent event) {
        Line line = new Line(event);
        ObjectNode json = Line.object();
        line.find("/occurred_at").ifPresent(time -> json.put("@timestamp", time));
        json.putObject("ecs").put("version", VERSION);
        json.set("event", event(line));
        json.putObject("organization").put("id", line.log());
        line.find("/actor/key_id")
                .ifPresent(key -> json.putObject("user").put("id", key).put("name", line.text("/actor/key_prefix")));
        line.find("/target/id").ifPresent(id -> json.withObject("/user/target").put("id", id));
        line.find("/source/address")
                .ifPresent(
                        address -> json.putObject("source").put("ip", address).put("address", address));
        line.find("/source/user_agent")
                .ifPresent(agent -> json.putObject("user_agent").put("original", agent));
        line.find("/request/id")
                .ifPresent(id -> json.putObject("http")
                        .putObject("request")
                        .put("id", id)
                        .put("method", line.text("/request/method")));
        line.find("/request/route").ifPresent(route -> json.putObject("url").put("path", route));
        json.set("raven", raven(line));
        return Line.bytes(json);
    }

    private static ObjectNode event(Line line) {
        ObjectNode event = Line.object()
                .put("kind", "event")
                .put("id", line.text("/event_id"))
                .put("action", line.text("/action"))
                .put("sequence", line.sequence())
                .put("provider", "raven")
                .put("dataset", "raven.audit");
        event.putArray("category").add(category(line));
        event.putArray("type")
                .add(
                        line.failed() && line.text("/outcome").equals("denied")
                                ? "denied"
                                : TYPES.getOrDefault(line.verb(), "access"));
        event.put("outcome", outcome(line));
        line.find("/reason").ifPresent(reason -> event.put("reason", reason));
        line.find("/recorded_at").ifPresent(time -> event.put("created", time));
        event.put("hash", line.leafHash());
        return event;
    }

    private static String outcome(Line line) {
        Optional<String> outcome = line.find("/outcome");
        return outcome.isEmpty() ? "unknown" : line.failed() ? "failure" : "success";
    }

    private static String category(Line line) {
        return switch (line.text("/category")) {
            case "authentication" -> "authentication";
            case "administrative", "authorization" -> "iam";
            case "data" -> "database";
            default -> "configuration";
        };
    }

    private static ObjectNode raven(Line line) {
        ObjectNode raven = line.integrity()
                .put("phase", line.text("/phase"))
                .put("category", line.text("/category"))
                .put("outcome", line.text("/outcome"))
                .put("actor_type", line.text("/actor/type"))
                .put("scope", line.text("/scope"));
        line.find("/actor/session_id").ifPresent(id -> raven.put("session_id", id));
        line.find("/intent_id").ifPresent(id -> raven.put("intent_id", id));
        line.find("/target/type").ifPresent(type -> raven.put("target_type", type));
        for (String name : new String[] {"changes", "content", "kms", "details"}) {
            line.tree("/" + name).ifPresent(tree -> raven.set(name, tree));
        }
        return raven;
    }
}
