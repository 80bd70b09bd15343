package dev.raven.audit.verification;

import dev.raven.audit.note.Checkpoint;
import dev.raven.audit.note.SignedNote;
import dev.raven.audit.note.VerifierKey;
import dev.raven.core.audit.AuditFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one log, in any order: takes those that a known key signed, and says what is wrong with the others and between
 * them. Each size takes some 150 bytes, however often it was signed.
 */
public final class Checkpoints {
    /** Checkpoints of different sizes, at most: more than a year of one a minute. */
    private static final int MOST_SIZES = 1_000_000;
    /** How far the clocks of nodes may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final String origin;
    private final List<VerifierKey> keys;
    private final Findings findings;
    private final TreeMap<Long, SignedRoot> roots = new TreeMap<>();
    private @Nullable Checkpoint newest;
    private List<VerifierKey> newestSigners = List.of();
    private long count;

    /**
     * @param origin of the log's checkpoints
     * @param keys whose signatures count
     */
    public Checkpoints(String origin, List<VerifierKey> keys, Findings findings) {
        this.origin = origin;
        this.keys = List.copyOf(keys);
        this.findings = findings;
    }

    /**
     * Takes a checkpoint.
     *
     * @throws IllegalStateException when there are more than a million of different sizes
     */
    public void add(String text) {
        count++;
        Optional<SignedNote> note = note(text);
        Optional<Checkpoint> read = note.flatMap(Checkpoints::checkpoint);
        if (note.isEmpty() || read.isEmpty()) {
            findings.add(AuditFault.BAD_SIGNATURE, 0, "Checkpoint number " + count + " cannot be read as one.");
            return;
        }
        Checkpoint checkpoint = read.get();
        List<VerifierKey> signers = note.get().signers(keys);
        if (!checkpoint.origin().equals(origin)) {
            bad(checkpoint, "is one of another log, or of another Raven.");
        } else if (signers.isEmpty()) {
            bad(checkpoint, "carries no valid signature of a key that was given.");
        } else {
            take(checkpoint, signers);
        }
    }

    /** Says which checkpoints contradict each other in their times. To be called once, after the last was added. */
    public void compareTimes() {
        Instant latest = Instant.MIN;
        long ofSize = 0;
        for (Map.Entry<Long, SignedRoot> each : roots.entrySet()) {
            SignedRoot root = each.getValue();
            if (root.firstAt().plus(CLOCKS).isBefore(latest)) {
                findings.add(
                        AuditFault.FORKED,
                        ofSize,
                        "A checkpoint over " + ofSize + " events was signed at " + latest + ", after one over "
                                + each.getKey() + " events (" + root.firstAt() + "): the log went back.");
            }
            if (root.lastAt().isAfter(latest)) {
                latest = root.lastAt();
                ofSize = each.getKey();
            }
        }
    }

    /** Says when the newest checkpoint was signed before a time, or there is none. */
    public void requireOneSince(Instant time) {
        if (newest == null) {
            findings.add(
                    AuditFault.STALE_CHECKPOINT,
                    0,
                    "There is no valid checkpoint: nothing shows that these are the events that were signed.");
        } else if (newest.time().isBefore(time)) {
            findings.add(
                    AuditFault.STALE_CHECKPOINT,
                    newest.size(),
                    "The newest checkpoint was signed at " + newest.time()
                            + ": newer ones, and the events that they cover, may have been held back.");
        }
    }

    /**
     * Says when a checkpoint was signed after a time: with one that is dated ahead, everything that follows could be cut off
     * for as long, and the log would not look old.
     */
    public void requireNoneAfter(Instant time) {
        if (newest != null && newest.time().isAfter(time.plus(CLOCKS))) {
            findings.add(
                    AuditFault.POSTDATED_CHECKPOINT,
                    newest.size(),
                    "A checkpoint says that it was signed at " + newest.time() + ", which is later than " + time
                            + ": the clock was wrong, and what came after may have been held back.");
        }
    }

    /** How many were added, bad ones included. */
    public long count() {
        return count;
    }

    /** The one that was signed last. */
    public Optional<Checkpoint> newest() {
        return Optional.ofNullable(newest);
    }

    /** Who signed that. */
    public List<VerifierKey> newestSigners() {
        return newestSigners;
    }

    /** How many events the largest covers, 0 without one. */
    public long largest() {
        return roots.isEmpty() ? 0 : roots.lastKey();
    }

    /** The root that was signed for a size. */
    public Optional<byte[]> root(long size) {
        return Optional.ofNullable(roots.get(size)).map(SignedRoot::root);
    }

    Optional<SignedRoot> signed(long size) {
        return Optional.ofNullable(roots.get(size));
    }

    private void take(Checkpoint checkpoint, List<VerifierKey> signers) {
        SignedRoot known = roots.get(checkpoint.size());
        if (known == null) {
            requireRoom();
            roots.put(checkpoint.size(), SignedRoot.of(checkpoint));
        } else if (Arrays.equals(known.root(), checkpoint.root())) {
            roots.put(checkpoint.size(), known.again(checkpoint.time()));
        } else {
            findings.add(
                    AuditFault.FORKED,
                    checkpoint.size(),
                    "Two valid checkpoints over " + checkpoint.size() + " events (" + known.firstAt() + " and "
                            + checkpoint.time() + ") are of different events: there are two versions of this log.");
        }
        if (newest == null || checkpoint.time().isAfter(newest.time())) {
            newest = checkpoint;
            newestSigners = signers;
        }
    }

    private void requireRoom() {
        if (roots.size() >= MOST_SIZES) {
            throw new IllegalStateException("more than a million checkpoints of different sizes");
        }
    }

    private void bad(Checkpoint checkpoint, String why) {
        findings.add(
                AuditFault.BAD_SIGNATURE,
                checkpoint.size(),
                "The checkpoint over " + checkpoint.size() + " events of " + checkpoint.time() + " " + why);
    }

    private static Optional<SignedNote> note(String text) {
        try {
            return Optional.of(SignedNote.parse(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Checkpoint> checkpoint(SignedNote note) {
        try {
            return Optional.of(Checkpoint.parse(note.text()));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
