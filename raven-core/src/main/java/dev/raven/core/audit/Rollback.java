package dev.raven.core.audit;

import dev.raven.core.id.TenantId;

/**
 * A log that is not what it was: the storage lost its end, or holds another one than was copied.
 *
 * @param copied the newest event that the copy outside the storage has
 * @param stored the newest event of the storage when it was noticed
 * @param lostFrom the first event of the copy that the storage lost: from there to the copy's newest; one more than that where
 *     no event is lost, but checkpoints are
 */
public record Rollback(TenantId log, AuditHead copied, AuditHead stored, long lostFrom) {}
