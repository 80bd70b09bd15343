package dev.raven.audit.export;

import dev.raven.core.auditor.AuditExportHead;
import dev.raven.core.auditor.AuditRenderer;
import dev.raven.core.auditor.ExportedEvent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table for spreadsheets (RFC 4180). No cell can be taken for a formula: a client chooses what its user agent is called. */
final class CsvTable implements AuditRenderer {
    private static final String DANGEROUS = "=+-@\t\r";
    private static final Map<String, Function<Line, String>> COLUMNS = columns();

    private static Map<String, Function<Line, String>> columns() {
        Map<String, Function<Line, String>> columns = new LinkedHashMap<>();
        columns.put("sequence", line -> Long.toString(line.sequence()));
        for (String name : new String[] {
            "event_id",
            "phase",
            "intent_id",
            "occurred_at",
            "recorded_at",
            "actor/type",
            "actor/key_id",
            "actor/key_prefix",
            "actor/session_id",
            "action",
            "category",
            "outcome",
            "reason",
            "target/type",
            "target/id",
            "source/address",
            "source/user_agent",
            "request/id",
            "request/method",
            "request/route",
            "scope"
        }) {
            columns.put(name.replace('/', '_'), line -> line.text("/" + name));
        }
        for (String name : new String[] {"changes", "content", "kms", "details"}) {
            columns.put(
                    name, line -> line.tree("/" + name).map(Object::toString).orElse(""));
        }
        columns.put("previous_hash", line -> line.text("/previous_hash"));
        columns.put("leaf_hash", Line::leafHash);
        return columns;
    }

    @Override
    public byte[] begin(AuditExportHead head) {
        return (String.join(",", COLUMNS.keySet()) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] line(ExportedEvent event) {
        Line line = new Line(event);
        return COLUMNS.values().stream()
                .map(column -> cell(column.apply(line)))
                .collect(Collectors.joining(",", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String value) {
        boolean dangerous = !value.isEmpty() && DANGEROUS.indexOf(value.charAt(0)) >= 0;
        String safe = dangerous ? "'" + value : value;
        boolean quoted = dangerous || safe.chars().anyMatch(each -> each == ',' || each == '"' || each < ' ');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
