package dev.raven.api.audit;

/**
 * That a part of the log was looked through.
 *
 * @param eventId the event that says so
 * @param sequence its place in the log
 * @param reviewedBy the id of the API key that was used; {@code operator} for the operator
 */
public record AuditReviewView(
        String eventId,
        long sequence,
        String reviewedAt,
        String reviewedBy,
        long fromSequence,
        long toSequence,
        String note) {}
