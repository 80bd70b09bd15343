package dev.raven.audit.export;

import dev.raven.core.auditor.AuditRenderer;
import dev.raven.core.auditor.ExportedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** ArcSight Common Event Format, version 0: a header of seven fields and pairs behind it. */
final class CefLines implements AuditRenderer {
    private static final int LOW = 3;
    private static final int MEDIUM = 5;
    private static final int HIGH = 7;

    @Override
    public byte[] line(ExportedEvent event) {
        Line line = new Line(event);
        String header = "CEF:0|Raven|Raven|1|" + header(line.text("/action")) + "|"
                + header(line.text("/category") + " " + line.text("/action")) + "|" + severity(line) + "|";
        return (header + pairs(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static int severity(Line line) {
        return switch (line.text("/outcome")) {
            case "denied" -> HIGH;
            case "failure" -> MEDIUM;
            default -> LOW;
        };
    }

    private static String pairs(Line line) {
        Map<String, String> pairs = new LinkedHashMap<>();
        line.find("/occurred_at")
                .map(time -> Instant.parse(time).toEpochMilli())
                .ifPresent(at -> pairs.put("rt", Long.toString(at)));
        pairs.put("externalId", line.text("/event_id"));
        pairs.put("outcome", line.text("/outcome"));
        pairs.put("reason", line.text("/reason"));
        pairs.put("src", line.text("/source/address"));
        pairs.put("requestClientApplication", line.text("/source/user_agent"));
        pairs.put("requestMethod", line.text("/request/method"));
        pairs.put("request", line.text("/request/route"));
        pairs.put("suid", line.find("/actor/key_id").orElseGet(() -> line.text("/actor/type")));
        pairs.put("suser", line.text("/actor/key_prefix"));
        pairs.put("duid", line.text("/target/id"));
        labelled(pairs, "cn1", "sequence", Long.toString(line.sequence()));
        labelled(pairs, "cs1", "leafHash", line.leafHash());
        labelled(pairs, "cs2", "previousHash", line.text("/previous_hash"));
        labelled(pairs, "cs3", "requestId", line.text("/request/id"));
        labelled(pairs, "cs4", "phase", line.text("/phase"));
        labelled(pairs, "cs5", "log", line.log());
        labelled(pairs, "cs6", "scope", line.text("/scope"));
        return pairs.entrySet().stream()
                .filter(pair -> !pair.getValue().isEmpty())
                .map(pair -> pair.getKey() + "=" + value(pair.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** A field whose meaning is told beside it. */
    private static void labelled(Map<String, String> pairs, String field, String label, String value) {
        if (!value.isEmpty()) {
            pairs.put(field, value);
            pairs.put(field + "Label", label);
        }
    }

    private static String header(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("[\r\n]", " ");
    }

    private static String value(String text) {
        return text.replace("\\", "\\\\")
                .replace("=", "\\=")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
