package dev.raven.audit.verification;

import dev.raven.audit.tree.Frontier;
import dev.raven.audit.tree.TreeHash;
import dev.raven.core.audit.AuditFault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a log again, one by one in their order, in memory that does not grow: hashes each, and looks for gaps, at the
 * chain, and at the tree wherever a checkpoint was signed. What follows from one fault is not told as another: behind a gap
 * nobody knows the tree. For one thread at a time.
 */
public final class LogReplay {
    private final Checkpoints checkpoints;
    private final Findings findings;
    private final long first;
    private final Prunings prunings;
    private long next;
    private @Nullable String previousHash;
    private @Nullable Frontier tree;
    private long events;
    private long proven;
    private boolean disorder;

    /** @param checkpoints all of them: they must have been added before */
    public LogReplay(LogStart start, Checkpoints checkpoints, Findings findings) {
        this.checkpoints = checkpoints;
        this.findings = findings;
        this.first = start.sequence();
        this.next = start.sequence();
        this.previousHash = start.previousHash().orElse(null);
        this.prunings = new Prunings(first - 1, start.previousHash());
        this.tree = start.frontier()
                .map(roots -> Frontier.of(start.sequence() - 1, roots))
                .orElse(null);
        if (next > 1) {
            compareRoot();
        }
    }

    /**
     * Takes the next event.
     *
     * @param bytes as they were stored
     * @param leafHash what is said to be their hash in the tree
     */
    public void event(byte[] bytes, byte[] leafHash) {
        events++;
        boolean unchanged = Arrays.equals(TreeHash.leaf(bytes), leafHash);
        Optional<LoggedEvent> read = LoggedEvent.read(bytes);
        // What was changed may lie about its place, too.
        long sequence = unchanged ? read.map(LoggedEvent::sequence).orElse(next) : next;
        if (!unchanged) {
            findings.add(
                    AuditFault.EVENT_CHANGED,
                    sequence,
                    "The event is not the one whose hash was kept: it was changed.");
        } else if (read.isEmpty()) {
            findings.add(AuditFault.NOT_AN_EVENT, sequence, "What stands in this place cannot be read as an event.");
        }
        if (inOrder(sequence)) {
            compareChain(read.filter(event -> unchanged));
            previousHash = unchanged ? hash(bytes) : null;
            next = sequence + 1;
            if (unchanged) {
                prunings.event(sequence, bytes);
            }
            grow(leafHash);
        }
    }

    /** Takes note of something in the place of the next event that is none. */
    public void nothing() {
        findings.add(AuditFault.NOT_AN_EVENT, next, "What stands in this place cannot be read as an event.");
        previousHash = null;
        tree = null;
        next++;
    }

    /**
     * Looks at what should have come, after the last event.
     *
     * @param last the sequence of the event that is said to be the last
     */
    public void end(long last) {
        long should = Math.max(last, checkpoints.largest());
        if (should >= next) {
            String says = checkpoints.largest() == should
                    ? "A checkpoint of "
                            + checkpoints.signed(should).orElseThrow().firstAt() + " covers " + should + " events"
                    : "There should be events up to " + should;
            findings.add(
                    AuditFault.TRUNCATED,
                    should,
                    says + ", but the last one here is " + (next - 1) + ": " + some(should - next + 1)
                            + " missing at the end.");
        }
    }

    /** Says so where no checkpoint shows anything of the events, and nothing else is wrong. After {@link #end}. */
    public void requireProof() {
        if (findings.count() == 0 && proven < first) {
            findings.add(
                    AuditFault.UNPROVEN,
                    next - 1,
                    events == 0
                            ? "There is no event here."
                            : "No checkpoint could be compared with these events: nothing shows that they are the ones that were"
                                    + " signed.");
        }
    }

    /** Finds fault with a beginning that was dropped without a word. After the last event. */
    public void requirePruned() {
        if (first > 1 && prunings.explainedBy().isEmpty()) {
            findings.add(
                    AuditFault.GAP,
                    first,
                    some(first - 1) + " missing at the beginning, and no event here says that so many were pruned.");
        }
    }

    /** The event that says that those in front of the first were pruned; empty where none does. */
    public OptionalLong prunedBy() {
        return prunings.explainedBy();
    }

    /** How many events were read and hashed. */
    public long events() {
        return events;
    }

    /** The sequence that the first must have. */
    public long first() {
        return first;
    }

    /** The sequence of the last in order so far; one less than that of the first where there was none. */
    public long last() {
        return next - 1;
    }

    /** Up to which event the tree is the one that was signed; 0 where none was shown to be. */
    public long proven() {
        return proven;
    }

    private boolean inOrder(long sequence) {
        boolean before = disorder;
        disorder = sequence < next;
        if (disorder && !before) { // those that follow it are one fault with it
            findings.add(
                    AuditFault.OUT_OF_ORDER,
                    sequence,
                    "The event stands behind event " + (next - 1)
                            + ": it was moved, repeated, inserted or given another number.");
        }
        if (sequence > next) {
            findings.add(
                    AuditFault.GAP,
                    sequence,
                    some(sequence - next) + " missing in front of it: "
                            + (sequence - next == 1 ? "" + next : next + " to " + (sequence - 1)) + ".");
            previousHash = null;
            tree = null;
        }
        return !disorder;
    }

    private void compareChain(Optional<LoggedEvent> event) {
        if (previousHash != null
                && event.filter(read -> !read.previousHash().equals(previousHash))
                        .isPresent()) {
            findings.add(
                    AuditFault.CHAIN_BROKEN,
                    event.get().sequence(),
                    "The event does not carry the hash of the one before: one of the two was changed or exchanged.");
        }
    }

    private void grow(byte[] leafHash) {
        if (tree != null && leafHash.length == TreeHash.BYTES) {
            tree.append(leafHash);
            compareRoot();
        } else {
            tree = null;
        }
    }

    private void compareRoot() {
        if (tree == null) {
            return;
        }
        Frontier grown = tree;
        checkpoints.signed(grown.size()).ifPresent(signed -> {
            if (Arrays.equals(grown.root(), signed.root())) {
                proven = grown.size();
            } else {
                findings.add(
                        AuditFault.ROOT_MISMATCH,
                        grown.size(),
                        "The events up to here are not those that were signed at " + signed.firstAt()
                                + ": something behind event " + proven + " was changed, dropped or inserted.");
                tree = null;
            }
        });
    }

    private static String some(long events) {
        return events == 1 ? "1 event is" : events + " events are";
    }

    private static String hash(byte[] event) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(event));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
