package dev.raven.core.usage;

import dev.raven.api.problem.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** When the use of an API key is strange. ADR 0026 says why these numbers. */
final class AnomalyRules {
    /** A key is at home nowhere yet. */
    private static final Duration YOUTH = Duration.ofHours(1);

    private static final long LEARNT = 10;
    private static final long BURST_FACTOR = 10;
    private static final long BURST_LEAST = 100;
    /** Fewer active minutes say nothing of what is usual. */
    private static final long BURST_MINUTES = 10;

    private static final long REFUSALS = 20;
    private static final Duration DORMANT = Duration.ofDays(30);

    private AnomalyRules() {}

    /** New networks one by one. */
    static List<Sighting> broken(KeyTally tally, UsageFacts facts) {
        return kinds(tally, facts).stream()
                .flatMap(kind -> kind == AnomalyKind.NEW_NETWORK
                        ? facts.newNetworks().stream().map(network -> sighting(tally, kind, Optional.of(network)))
                        : Stream.of(sighting(tally, kind, Optional.empty())))
                .toList();
    }

    private static Sighting sighting(KeyTally tally, AnomalyKind kind, Optional<String> network) {
        return new Sighting(kind, network, tally.batch());
    }

    private static Set<AnomalyKind> kinds(KeyTally tally, UsageFacts facts) {
        EnumSet<AnomalyKind> found = EnumSet.noneOf(AnomalyKind.class);
        tally.known().ifPresent(key -> {
            add(found, AnomalyKind.NEW_NETWORK, newNetwork(tally.minute(), key, facts));
            add(found, AnomalyKind.DORMANT_AWAKE, dormant(tally.minute(), key, facts));
        });
        add(found, AnomalyKind.BURST, burst(facts));
        add(found, AnomalyKind.DENIALS, tally.refusals() > 0 && facts.refusals() >= REFUSALS);
        add(found, AnomalyKind.PLAIN_HTTP, tally.denials().containsKey(ProblemCode.TLS_REQUIRED));
        return found;
    }

    private static void add(Set<AnomalyKind> found, AnomalyKind kind, boolean applies) {
        if (applies) {
            found.add(kind);
        }
    }

    private static boolean newNetwork(Instant minute, CountedKey key, UsageFacts facts) {
        return !facts.newNetworks().isEmpty()
                && facts.knownNetworks() > 0
                && facts.requestsBefore() >= LEARNT
                && (key.successor() || !minute.isBefore(key.createdAt().plus(YOUTH)));
    }

    /** What never came was last seen when it was made. */
    private static boolean dormant(Instant minute, CountedKey key, UsageFacts facts) {
        Instant last = facts.usedBefore().orElse(key.createdAt());
        return !minute.isBefore(last.plus(DORMANT));
    }

    private static boolean burst(UsageFacts facts) {
        return facts.minuteRequests() > BURST_LEAST
                && facts.usualMinutes() >= BURST_MINUTES
                && facts.minuteRequests() * facts.usualMinutes() > BURST_FACTOR * facts.usualRequests();
    }
}
