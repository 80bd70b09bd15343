package dev.raven.core.usage;

import dev.raven.api.problem.ProblemCode;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.core.network.ClientNetwork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What this node counted and did not write yet. All that a request pays for being counted is a place in a map. */
@Singleton
class OpenTallies {
    /** A storage that is away for long must not fill the memory: what is more is not counted. */
    private static final int MOST = 50_000;

    /** Whoever hides where he comes from comes from somewhere else than the others. */
    private static final String UNKNOWN_NETWORK = "unknown";

    private final Clock clock;
    private final Map<Slot, OpenTally> open = new ConcurrentHashMap<>();

    @Inject
    OpenTallies(Clock clock) {
        this.clock = clock;
    }

    record Slot(TenantId tenant, ApiKeyId key, Instant minute) {}

    void request(CountedKey key, RequestOrigin origin) {
        Optional<String> network = ClientNetwork.wide(origin.address()).or(() -> Optional.of(UNKNOWN_NETWORK));
        change(key.tenant(), key.key(), tally -> tally.request(key, network, origin.route()));
    }

    void denial(TenantId tenant, ApiKeyId key, ProblemCode reason) {
        change(tenant, key, tally -> tally.denial(reason));
    }

    private void change(TenantId tenant, ApiKeyId key, UnaryOperator<OpenTally> change) {
        Slot slot = new Slot(tenant, key, clock.instant().truncatedTo(ChronoUnit.MINUTES));
        if (open.size() < MOST || open.containsKey(slot)) {
            open.compute(slot, (same, held) -> change.apply(held == null ? new OpenTally() : held));
        }
    }

    /** Those with counts, earliest first. */
    List<Slot> slots() {
        return open.keySet().stream().sorted(Comparator.comparing(Slot::minute)).toList();
    }

    /** Takes one out: nobody counts in it any more. */
    Optional<OpenTally> take(Slot slot) {
        return Optional.ofNullable(open.remove(slot));
    }
}
