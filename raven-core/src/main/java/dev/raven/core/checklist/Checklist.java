package dev.raven.core.checklist;

import dev.raven.core.probe.Finding.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All rows that a caller may see, in their order. */
public record Checklist(List<CheckedRow> rows) {
    public Checklist {
        rows = List.copyOf(rows);
    }

    /** How many rows stand so. */
    public long count(Status status) {
        return rows.stream().filter(row -> row.finding().status() == status).count();
    }

    /** For the audit log: counts, and which rows fail. */
    Map<String, Object> told() {
        Map<String, Object> told = new TreeMap<>();
        for (Status status : Status.values()) {
            told.put(status.wireName(), count(status));
        }
        told.put(
                "failing",
                rows.stream()
                        .filter(row -> row.finding().status() == Status.FAIL)
                        .map(row -> row.row().id())
                        .collect(Collectors.joining(",")));
        return told;
    }
}
