package dev.raven.audit.checkpoint;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.id.TenantId;

/** Where checkpoints go besides Redis. */
public interface CheckpointSink {

    /** Takes a checkpoint; when it returns, the checkpoint is durable there. */
    void write(TenantId log, AuditCheckpoint checkpoint);
}
