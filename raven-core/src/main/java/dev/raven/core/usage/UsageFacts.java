package dev.raven.core.usage;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What was known of an API key when counts were added, by all nodes.
 *
 * @param newNetworks those of the networks that were not among those known
 * @param knownNetworks how many were known before
 * @param requestsBefore of all its life and its predecessors', as far as it was counted
 * @param usedBefore the last minute in which it came before
 * @param minuteRequests of the minute the counts are of, these with them; 0 where a later minute was written before
 * @param usualRequests of that day and the six before, without that minute
 * @param usualMinutes in how many minutes these came
 * @param refusals of that minute and the four before
 */
public record UsageFacts(
        Set<String> newNetworks,
        long knownNetworks,
        long requestsBefore,
        Optional<Instant> usedBefore,
        long minuteRequests,
        long usualRequests,
        long usualMinutes,
        long refusals) {
    public UsageFacts {
        newNetworks = Set.copyOf(newNetworks);
    }
}
