package dev.raven.api.audit;

import java.util.List;

/**
 * When how much was recorded.
 *
 * @param from the beginning of the period
 * @param to its end, which is no more part of it
 * @param intervals its parts, of equal length, oldest first
 */
public record AuditActivityView(String from, String to, List<AuditIntervalView> intervals) {}
