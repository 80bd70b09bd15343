package dev.raven.core.erasure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an erasure destroys, counted once nothing can be added and before anything is gone.
 *
 * @param blocks that are gone whole; of an exchange none, as its neighbours stay in its block
 * @param facts drawn from nothing else; empty where the memory did not open
 * @param keys versions of keys
 */
public record Destroyed(
        long interactions, long blocks, Optional<Long> facts, long conversations, long users, long keys) {

    /** By their names in JSON and in receipts, in one order; what is not known is left out. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("interactions", interactions);
        counts.put("blocks", blocks);
        facts.ifPresent(known -> counts.put("facts", known));
        counts.put("conversations", conversations);
        counts.put("users", users);
        counts.put("keys", keys);
        return counts;
    }
}
