package dev.raven.audit.checkpoint;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditTreeOutcome;
import dev.raven.core.audit.AuditTreeStep;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes steps, and hands the checkpoints among them on. */
@Singleton
class TreeWriter {
    private final AuditTreeStore trees;
    private final CheckpointCopies copies;
    private final SignedLogs signed;

    @Inject
    TreeWriter(AuditTreeStore trees, CheckpointCopies copies, SignedLogs signed) {
        this.trees = trees;
        this.copies = copies;
        this.signed = signed;
    }

    /** A checkpoint leaves Redis only once it is durable there: so are, before it, the events that it covers. */
    List<AuditTreeOutcome> write(List<AuditTreeStep> steps) {
        List<AuditTreeOutcome> outcomes = trees.write(steps);
        Map<TenantId, AuditCheckpoint> written = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            AuditTreeStep step = steps.get(i);
            if (outcomes.get(i) == AuditTreeOutcome.WRITTEN) {
                step.checkpoint().ifPresent(checkpoint -> written.put(step.log(), checkpoint));
            }
        }
        written.forEach(signed::remember);
        copies.write(written);
        return outcomes;
    }
}
