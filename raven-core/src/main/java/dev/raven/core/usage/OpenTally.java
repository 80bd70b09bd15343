package dev.raven.core.usage;

import dev.raven.api.problem.ProblemCode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts that are still rising; whoever touches it holds its place in the map. */
final class OpenTally {
    /** There are fewer first segments of routes than this, and a key in more networks within seconds is strange enough. */
    private static final int MOST = 64;

    private final Map<ProblemCode, Long> denials = new EnumMap<>(ProblemCode.class);
    private final Map<String, Long> routes = new HashMap<>();
    private final Set<String> networks = new HashSet<>();
    private @Nullable CountedKey known;
    private long requests;

    OpenTally request(CountedKey key, Optional<String> network, String route) {
        known = key;
        requests++;
        String family = route.split("/", 3).length > 1 ? route.split("/", 3)[1] : route;
        if (routes.containsKey(family) || routes.size() < MOST) {
            routes.merge(family, 1L, Long::sum);
        }
        network.filter(each -> networks.size() < MOST).ifPresent(networks::add);
        return this;
    }

    OpenTally denial(ProblemCode reason) {
        denials.merge(reason, 1L, Long::sum);
        return this;
    }

    Set<String> networks() {
        return networks;
    }

    /** @param hashes of the networks */
    KeyTally close(OpenTallies.Slot slot, KeyTally.Batch batch, Set<String> hashes) {
        return new KeyTally(
                slot.tenant(),
                slot.key(),
                batch,
                slot.minute(),
                Optional.ofNullable(known),
                requests,
                denials,
                routes,
                hashes);
    }
}
