package dev.raven.audit.verifier;

import dev.raven.audit.verification.LogStart;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first line of an export.
 *
 * @param log whose it is
 * @param to the last event that should be there
 * @param start where it begins, of a complete one
 * @param treeSize which tree the proofs lead to, of a filtered one
 */
record ExportHeader(String log, long to, Optional<LogStart> start, long treeSize) {
    static final String MARK = "raven_audit_export";
    /** It is printed: nothing else of a stranger's file is. */
    private static final Pattern LOG = Pattern.compile("ten_[A-Za-z0-9_-]{22}");

    static ExportHeader read(JsonLine line) {
        if (line.number(MARK).orElse(0L) != 1) {
            throw new UnusableException("the export is of a form that this verifier does not know; take a newer one.");
        }
        try {
            return new ExportHeader(
                    line.text("log").filter(log -> LOG.matcher(log).matches()).orElseThrow(() -> missing("log")),
                    line.number("to").orElse(0L),
                    line.isTrue("complete") ? Optional.of(start(line)) : Optional.empty(),
                    line.number("tree_size").orElse(0L));
        } catch (IllegalArgumentException invalid) {
            throw new UnusableException("the first line of the export is wrong: " + invalid.getMessage() + ".");
        }
    }

    private static LogStart start(JsonLine line) {
        return LogStart.of(
                line.number("from").orElseThrow(() -> missing("from")),
                line.text("previous_hash").orElseThrow(() -> missing("previous_hash")),
                line.hashes("frontier").orElseThrow(() -> missing("frontier")));
    }

    private static UnusableException missing(String field) {
        return new UnusableException("the first line of the export has no " + field + ".");
    }
}
