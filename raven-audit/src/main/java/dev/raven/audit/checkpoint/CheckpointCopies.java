package dev.raven.audit.checkpoint;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.id.TenantId;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hands checkpoints to whatever keeps them besides Redis. */
@Singleton
class CheckpointCopies {
    private static final Logger LOG = System.getLogger(CheckpointCopies.class.getName());

    private final Iterable<CheckpointSink> sinks;

    @Inject
    CheckpointCopies(@Any Instance<CheckpointSink> sinks) {
        this((Iterable<CheckpointSink>) sinks);
    }

    CheckpointCopies(Iterable<CheckpointSink> sinks) {
        this.sinks = sinks;
    }

    /** A sink that fails gets none of the others either: a later checkpoint covers them, and signing must not wait for it. */
    void write(Map<TenantId, AuditCheckpoint> checkpoints) {
        for (CheckpointSink sink : sinks) {
            List<TenantId> failed = new ArrayList<>();
            checkpoints.forEach((log, checkpoint) -> {
                if (failed.isEmpty() && !written(sink, log, checkpoint)) {
                    failed.add(log);
                }
            });
        }
    }

    private static boolean written(CheckpointSink sink, TenantId log, AuditCheckpoint checkpoint) {
        try {
            sink.write(log, checkpoint);
            return true;
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "a checkpoint of " + log + " was not copied; a later one will be", failed);
            return false;
        }
    }
}
