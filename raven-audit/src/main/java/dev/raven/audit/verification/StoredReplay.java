package dev.raven.audit.verification;

import dev.raven.audit.tree.TreeHash;
import dev.raven.core.audit.AuditFault;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.StoredAuditEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log again beside the tree that is kept of it. An event is judged when the next is known, since that tells whether it
 * is the event or the tree that was changed. For one thread at a time.
 */
final class StoredReplay {
    private final LogReplay replay;
    private final StoredTiles tiles;
    private final Findings findings;
    private @Nullable StoredAuditEvent waiting;

    StoredReplay(LogReplay replay, StoredTiles tiles, Findings findings) {
        this.replay = replay;
        this.tiles = tiles;
        this.findings = findings;
    }

    /** Takes what stands next in the log. */
    void event(StoredAuditEvent event) {
        StoredAuditEvent before = waiting;
        if (before != null && event.sequence() <= before.sequence()) {
            findings.add(
                    AuditFault.OUT_OF_ORDER,
                    event.sequence(),
                    "There is a second event in this place: one of them was inserted.");
            return;
        }
        if (before != null) {
            judge(before, LoggedEvent.read(event.body()).map(LoggedEvent::previousHash));
        }
        waiting = event;
    }

    /**
     * Judges the last event, and what should have come behind it.
     *
     * @param head what is kept as the newest event
     * @param integrated up to where the tree has come
     */
    void end(AuditHead head, long integrated) {
        StoredAuditEvent last = waiting;
        if (last != null) {
            judge(last, Optional.of(head.hash()));
        }
        if (last != null
                && last.sequence() == head.sequence()
                && !hash(last.body()).equals(head.hash())) {
            findings.add(
                    AuditFault.CHAIN_BROKEN,
                    last.sequence(),
                    "The last event is not the one whose hash was kept as the newest: one of the two was changed.");
        }
        replay.end(Math.max(head.sequence(), integrated));
        replay.requirePruned();
    }

    private void judge(StoredAuditEvent event, Optional<String> nextCarries) {
        byte[] leaf = TreeHash.leaf(event.body());
        long says = LoggedEvent.read(event.body()).map(LoggedEvent::sequence).orElse(event.sequence());
        Optional<byte[]> kept = tiles.leaf(says);
        boolean inTree = kept.isEmpty() || Arrays.equals(kept.get(), leaf);
        boolean chained = nextCarries.filter(hash(event.body())::equals).isPresent();
        if (!inTree && says == event.sequence() && chained) {
            tiles.differs(says, "The tree holds another hash for this event, which the next one confirms.");
            replay.event(event.body(), leaf);
        } else {
            replay.event(
                    event.body(), inTree ? leaf : tiles.leaf(event.sequence()).orElse(leaf));
        }
        if (tiles.lacks(event.sequence())) {
            tiles.differs(event.sequence(), "The tree lacks the hash of this event, which it had.");
        }
        tiles.compareAbove(event.sequence());
    }

    /** SHA-256 in lower-case hex: what the next event carries. */
    static String hash(byte[] event) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(event));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
