package dev.raven.core.audit;

/**
 * One event as it is stored.
 *
 * @param sequence its place in its log, from 1, gap-free
 * @param body the exact bytes that are hashed: canonical JSON in UTF-8
 */
public record StoredAuditEvent(long sequence, byte[] body) {}
