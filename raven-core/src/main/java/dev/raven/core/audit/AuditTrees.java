package dev.raven.core.audit;

import dev.raven.core.id.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * The Merkle trees over the logs (RFC 9162), one a log, as far as their events are integrated. The leaf at index n is the
 * event of sequence n + 1. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface AuditTrees {

    /** The newest checkpoint; empty for a log that has none yet. */
    Optional<AuditCheckpoint> latest(TenantId log);

    /**
     * Checkpoints of a log, newest first.
     *
     * @param below only such with fewer events; {@link Long#MAX_VALUE} for the newest
     */
    List<AuditCheckpoint> checkpoints(TenantId log, long below, int limit);

    /**
     * The inclusion proof of an event in the tree of its log's first {@code size} events (RFC 9162, 2.1.3).
     *
     * @param sequence from 1 to {@code size}
     * @param size at most that of the newest checkpoint
     * @throws IllegalArgumentException when the tree does not hold as much
     */
    List<byte[]> inclusion(TenantId log, long sequence, long size);

    /**
     * The proof that a tree is the beginning of another (RFC 9162, 2.1.4).
     *
     * @param from from 1 to {@code to}
     * @throws IllegalArgumentException when the tree does not hold as much
     */
    List<byte[]> consistency(TenantId log, long from, long to);

    /**
     * The roots of the complete subtrees over the first {@code size} events, the largest first: with them and the events that
     * follow, the root of every later tree can be computed. Empty for size 0.
     */
    List<byte[]> frontier(TenantId log, long size);

    /** The signed-note verifier keys whose signatures are valid, the one in use first. */
    List<String> verifierKeys();
}
