package dev.raven.core.audit;

/**
 * Something wrong with a log, and where.
 *
 * @param sequence of the event it was seen at; of a checkpoint, its size
 * @param detail in plain words, without anything that people said
 */
public record AuditFinding(AuditFault fault, long sequence, String detail) {}
