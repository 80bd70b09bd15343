package dev.raven.core.memory;

import dev.raven.core.settings.Environment;
import java.time.Duration;

/**
 * When consolidation happens by itself, and how much of the machine it gets.
 *
 * @param idle {@code RAVEN_CONSOLIDATE_IDLE_SECONDS}, 5–86400 s: what waits of a conversation that is quiet for so long
 *     is consolidated
 * @param threads {@code RAVEN_CONSOLIDATION_THREADS}, 1–64: consolidations at once
 */
public record ConsolidationSettings(Duration idle, int threads) {
    private static final Duration LONGEST_MARKED = Duration.ofMinutes(1);

    public static ConsolidationSettings from(Environment environment) {
        return new ConsolidationSettings(
                Duration.ofSeconds(environment.number("RAVEN_CONSOLIDATE_IDLE_SECONDS", 5, 86_400, 300)),
                environment.number(
                        "RAVEN_CONSOLIDATION_THREADS",
                        1,
                        64,
                        Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 64)));
    }

    /** How long a node takes a conversation for marked without marking it again: a fifth of idle, a minute at most. */
    Duration marked() {
        Duration fifth = idle.dividedBy(5);
        return fifth.compareTo(LONGEST_MARKED) < 0 ? fifth : LONGEST_MARKED;
    }
}
