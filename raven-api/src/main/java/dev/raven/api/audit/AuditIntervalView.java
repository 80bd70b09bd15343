package dev.raven.api.audit;

/**
 * A part of a period.
 *
 * @param from its beginning; it ends where the next begins
 * @param events how many were recorded in it
 */
public record AuditIntervalView(String from, long events) {}
