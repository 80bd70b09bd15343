package dev.raven.audit.verification;

import dev.raven.audit.tree.Proofs;
import dev.raven.audit.tree.TreeHash;
import dev.raven.core.audit.AuditFault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads chosen events of a log again, each with the proof that it is in the tree of one size, in memory that does not grow. That
 * nothing was left out between them nobody can see. For one thread at a time.
 */
public final class FilteredReplay {
    private final long treeSize;
    private final Optional<byte[]> root;
    private final Findings findings;
    private long events;
    private long first;
    private long last;
    private final long largest;
    private long proven;
    private long unproven;

    /** @param treeSize of the tree that all proofs lead to; 0 where there is none yet */
    public FilteredReplay(long treeSize, Checkpoints checkpoints, Findings findings) {
        this.treeSize = treeSize;
        this.root = checkpoints.root(treeSize);
        this.findings = findings;
        this.largest = checkpoints.largest();
        if (root.isEmpty() && treeSize > 0) {
            findings.add(
                    AuditFault.BAD_SIGNATURE,
                    treeSize,
                    "The proofs lead to the tree of " + treeSize
                            + " events, but no valid checkpoint of that size was given.");
        }
    }

    /**
     * Takes the next event.
     *
     * @param proof that it is in the tree; empty for an event that is newer
     */
    public void event(byte[] bytes, byte[] leafHash, Optional<List<byte[]>> proof) {
        events++;
        Optional<LoggedEvent> read = LoggedEvent.read(bytes);
        long sequence = read.map(LoggedEvent::sequence).orElse(last + 1);
        if (!Arrays.equals(TreeHash.leaf(bytes), leafHash)) {
            findings.add(
                    AuditFault.EVENT_CHANGED,
                    sequence,
                    "The event is not the one whose hash was kept: it was changed.");
        } else if (read.isEmpty()) {
            findings.add(AuditFault.NOT_AN_EVENT, sequence, "What stands in this place cannot be read as an event.");
        } else {
            prove(sequence, leafHash, proof);
        }
        place(sequence);
    }

    /** Takes note of something in the place of the next event that is none. */
    public void nothing() {
        findings.add(AuditFault.NOT_AN_EVENT, last + 1, "What stands in this place cannot be read as an event.");
    }

    /** How many events were read and hashed. */
    public long events() {
        return events;
    }

    /** The sequence of the first; 0 where there was none. */
    public long first() {
        return first;
    }

    /** The sequence of the last. */
    public long last() {
        return last;
    }

    /** How many were newer than the tree, so that only their hashes could be compared. */
    public long unproven() {
        return unproven;
    }

    private void prove(long sequence, byte[] leafHash, Optional<List<byte[]>> proof) {
        if (sequence > treeSize && proof.isEmpty()) {
            unproven++;
            if (sequence <= largest) {
                findings.add(
                        AuditFault.UNPROVEN,
                        sequence,
                        "A checkpoint covers the event, but the export has no proof of it: export it again.");
            }
        } else if (root.isPresent()
                && Proofs.includes(sequence - 1, treeSize, leafHash, proof.orElse(List.of()), root.get())) {
            proven++;
        } else if (root.isPresent()) {
            findings.add(
                    AuditFault.ROOT_MISMATCH,
                    sequence,
                    "The event is not in the tree that was signed: it was changed, inserted or given another number.");
        }
    }

    /** Says so where no event was shown to be one that was signed, and nothing else is wrong. After the last event. */
    public void requireProof() {
        if (findings.count() == 0 && proven == 0) {
            findings.add(
                    AuditFault.UNPROVEN,
                    last,
                    events == 0 ? "There is no event here." : "No event here was shown to be one that was signed.");
        }
    }

    private void place(long sequence) {
        if (sequence <= last) {
            findings.add(
                    AuditFault.OUT_OF_ORDER,
                    sequence,
                    "The event stands behind event " + last + ": it was moved, repeated or given another number.");
            return;
        }
        first = first == 0 ? sequence : first;
        last = sequence;
    }
}
