package dev.raven.core.memory;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.audit.Screened;
import dev.raven.core.content.ContentMarks;
import dev.raven.core.id.InteractionId;
import java.util.Map;

/**
 * An interaction that is durable now.
 *
 * @param buffered whether it waits in the buffer of its conversation
 * @param bufferSize interactions in that buffer
 * @param marks what is sensitive in it
 */
public record Ingested(InteractionId id, boolean buffered, int bufferSize, ContentMarks marks)
        implements AuditTarget, Screened {

    @Override
    public Map<String, Integer> contentFound() {
        return marks.counts();
    }

    @Override
    public InteractionId auditTarget() {
        return id;
    }
}
