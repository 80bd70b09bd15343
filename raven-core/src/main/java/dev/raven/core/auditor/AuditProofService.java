package dev.raven.core.auditor;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What shows that a log is what it was: checkpoints, and proofs against them. */
@Singleton
public class AuditProofService {
    private final AuditStore store;
    private final AuditTrees trees;

    @Inject
    AuditProofService(AuditStore store, AuditTrees trees) {
        this.store = store;
        this.trees = trees;
    }

    /**
     * The proof that an event stands in the tree of the newest checkpoint.
     *
     * @throws NotFoundException where there is no such event, or no checkpoint covers it yet
     */
    @Audited(value = "audit.read", category = AuditCategory.DATA)
    public AuditProof prove(Caller caller, @Recorded Optional<EventId> event) {
        TenantId log = AuditService.log(caller);
        AuditEvent found = AuditService.find(store, log, event);
        AuditCheckpoint checkpoint = trees.latest(log)
                .filter(newest -> newest.size() >= found.sequence())
                .orElseThrow(() -> new NotFoundException(
                        "No checkpoint covers this event yet; one is signed within a minute or two."));
        return new AuditProof(found, checkpoint, trees.inclusion(log, found.sequence(), checkpoint.size()));
    }

    /**
     * The proof that the log of one size is the beginning of that of another.
     *
     * @param from 1 where empty
     * @param to that of the newest checkpoint where empty
     * @throws InvalidRequestException where one of them is no size that a checkpoint covers
     * @throws NotFoundException where there is no checkpoint yet
     */
    @NotAudited("tells hashes, and nothing that stands in the log")
    public AuditConsistency consistency(Caller caller, OptionalLong from, OptionalLong to) {
        TenantId log = AuditService.log(caller);
        long covered = latest(caller).size();
        long second = to.orElse(covered);
        if (second < 1 || second > covered) {
            throw InvalidRequestException.of("to", "must be from 1 to the size of the newest checkpoint.");
        }
        long first = from.orElse(1);
        if (first < 1 || first > second) {
            throw InvalidRequestException.of("from", "must be from 1 to the other size.");
        }
        return new AuditConsistency(first, second, trees.consistency(log, first, second));
    }

    /** @throws NotFoundException where there is none yet */
    @NotAudited("tells a hash, and nothing that stands in the log")
    public AuditCheckpoint latest(Caller caller) {
        return trees.latest(AuditService.log(caller))
                .orElseThrow(() -> new NotFoundException(
                        "This log has no checkpoint yet; one is signed within a minute or two of its first event."));
    }

    /**
     * Checkpoints, newest first.
     *
     * @param below only such with fewer events
     */
    @NotAudited("tells hashes, and nothing that stands in the log")
    public AuditCheckpointPage checkpoints(Caller caller, long below, int limit) {
        List<AuditCheckpoint> found = trees.checkpoints(AuditService.log(caller), below, limit + 1);
        return found.size() <= limit
                ? new AuditCheckpointPage(found, OptionalLong.empty())
                : new AuditCheckpointPage(
                        found.subList(0, limit),
                        OptionalLong.of(found.get(limit - 1).size()));
    }
}
