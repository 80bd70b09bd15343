package dev.raven.audit.verification;

import dev.raven.audit.tree.Frontier;
import java.util.List;
import java.util.Optional;

/**
 * Where the reading of a log begins.
 *
 * @param sequence of the first event, from 1
 * @param previousHash what that event must carry; empty where nobody knows
 * @param frontier the roots of the complete subtrees over the events before it; empty where nobody knows
 */
public record LogStart(long sequence, Optional<String> previousHash, Optional<List<byte[]>> frontier) {
    /** A log's first event. */
    public static final LogStart FIRST = of(1, "0".repeat(64), List.of());

    public LogStart {
        if (sequence < 1
                || previousHash.filter(hash -> !hash.matches("[0-9a-f]{64}")).isPresent()) {
            throw new IllegalArgumentException(
                    "a log starts with a sequence of at least 1 and a hash of 64 hex digits");
        }
        frontier.ifPresent(roots -> Frontier.of(sequence - 1, roots));
    }

    /** @throws IllegalArgumentException when the frontier is not one of so many events */
    public static LogStart of(long sequence, String previousHash, List<byte[]> frontier) {
        return new LogStart(sequence, Optional.of(previousHash), Optional.of(frontier));
    }

    /** In the middle of a log of which nothing is known before. */
    public static LogStart somewhere(long sequence) {
        return sequence == 1 ? FIRST : new LogStart(sequence, Optional.empty(), Optional.empty());
    }
}
