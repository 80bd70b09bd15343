package dev.raven.core.export;

import java.util.Map;
import java.util.TreeMap;

/** How many things an export, or a part of one, has. */
record ExportCounts(long conversations, long interactions, long facts) {
    static final ExportCounts NONE = new ExportCounts(0, 0, 0);

    ExportCounts plus(ExportLine line) {
        return switch (line) {
            case ExportLine.Talk talk -> plus(new ExportCounts(1, 0, 0));
            case ExportLine.Exchange exchange -> plus(new ExportCounts(0, 1, 0));
            case ExportLine.Known known -> plus(new ExportCounts(0, 0, 1));
            default -> this;
        };
    }

    ExportCounts plus(ExportCounts others) {
        return new ExportCounts(
                conversations + others.conversations, interactions + others.interactions, facts + others.facts);
    }

    Map<String, Long> told() {
        return new TreeMap<>(Map.of("conversations", conversations, "interactions", interactions, "facts", facts));
    }
}
