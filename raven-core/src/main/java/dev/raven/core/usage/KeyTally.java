package dev.raven.core.usage;

import dev.raven.api.problem.ProblemCode;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one node counted of one API key in a part of a minute.
 *
 * @param batch where it was counted: stored once, however often it is sent
 * @param minute in UTC, at its beginning
 * @param known what is known of the key; empty where refusals alone were counted
 * @param networks keyed hashes
 */
public record KeyTally(
        TenantId tenant,
        ApiKeyId key,
        Batch batch,
        Instant minute,
        Optional<CountedKey> known,
        long requests,
        Map<ProblemCode, Long> denials,
        Map<String, Long> routes,
        Set<String> networks) {
    public KeyTally {
        denials = Map.copyOf(denials);
        routes = Map.copyOf(routes);
        networks = Set.copyOf(networks);
    }

    /** @param sequence rises with every batch of that node */
    public record Batch(String node, long sequence) {}

    /** Refusals of what the key may do; being told to wait is none. */
    public long refusals() {
        return denials.entrySet().stream()
                .filter(each -> each.getKey() != ProblemCode.RATE_LIMITED)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
