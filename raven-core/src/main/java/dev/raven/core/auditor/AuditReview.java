package dev.raven.core.auditor;

import java.util.Map;

/**
 * That somebody looked through a part of a log.
 *
 * @param note what the reviewer has to say, for the log
 */
public record AuditReview(AuditSpan span, String note) {

    Map<String, Object> details() {
        return Map.of("from_sequence", span.first(), "to_sequence", span.last(), "note", note);
    }
}
