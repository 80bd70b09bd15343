package dev.raven.core.memory;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.InteractionId;

/**
 * An interaction that is durable now.
 *
 * @param buffered whether it waits in the buffer of its conversation
 * @param bufferSize interactions in that buffer
 */
public record Ingested(InteractionId id, boolean buffered, int bufferSize) implements AuditTarget {

    @Override
    public InteractionId auditTarget() {
        return id;
    }
}
