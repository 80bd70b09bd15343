package dev.raven.core.auditor;

import dev.raven.core.audit.AuditCheckpoint;
import java.util.List;
import java.util.OptionalLong;

/**
 * Checkpoints of a log, newest first.
 *
 * @param next those of fewer events remain; empty when there are none
 */
public record AuditCheckpointPage(List<AuditCheckpoint> checkpoints, OptionalLong next) {
    public AuditCheckpointPage {
        checkpoints = List.copyOf(checkpoints);
    }
}
