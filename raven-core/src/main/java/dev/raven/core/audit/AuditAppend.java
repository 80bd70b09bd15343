package dev.raven.core.audit;

import java.time.Instant;
import java.util.List;

/**
 * Events that follow the head of a log.
 *
 * @param expected the head that they were chained to
 * @param head the head after them
 * @param at when they are recorded, by the clock of the node
 */
public record AuditAppend(AuditHead expected, List<StoredAuditEvent> events, AuditHead head, Instant at) {}
