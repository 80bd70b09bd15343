package dev.raven.core.audit;

import java.util.Optional;

/**
 * How far a log's tree has come.
 *
 * @param integrated the newest event that is in it
 * @param fence of the lease under which it was written last; 0 for none
 * @param latest its newest checkpoint
 */
public record AuditTreeState(AuditHead integrated, long fence, Optional<AuditCheckpoint> latest) {}
