package dev.raven.api.audit;

/**
 * Something wrong with a log.
 *
 * @param sequence where it was seen: of an event, or how many events a checkpoint covers
 */
public record AuditFindingView(String fault, long sequence, String detail) {}
