package dev.raven.core.auditor;

/**
 * What somebody wants to see of a log, newest first.
 *
 * @param everyPhase whether intents whose outcome is known, too
 * @param before only events before this sequence
 * @param limit events at most
 */
public record AuditQuery(AuditCriteria filter, boolean everyPhase, long before, int limit) {}
