package dev.raven.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.problem.ProblemCode;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of usage does. */
public interface UsageStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    TenantId ACME = IDS.tenant();
    Instant MINUTE = Instant.parse("2026-11-24T23:59:00Z");
    LocalDate DAY = LocalDate.parse("2026-11-24");

    UsageStore usage();

    private static KeyTally tally(
            ApiKeyId key, String node, long sequence, Instant minute, long requests, Set<String> networks) {
        return new KeyTally(
                ACME,
                key,
                new KeyTally.Batch(node, sequence),
                minute,
                Optional.empty(),
                requests,
                Map.of(ProblemCode.IP_NOT_ALLOWED, 2L, ProblemCode.RATE_LIMITED, 1L),
                Map.of("memory", requests),
                networks);
    }

    private UsageFacts added(KeyTally tally) {
        return usage().add(List.of(tally)).get(0).orElseThrow();
    }

    private DayUse day(ApiKeyId key, LocalDate day) {
        return usage().days(ACME, key, List.of(day)).get(0);
    }

    @Test
    default void countsOfTwoNodesAddUp() {
        ApiKeyId key = IDS.apiKey();
        usage().add(List.of(
                tally(key, "one", 1, MINUTE, 5, Set.of("a", "b")), tally(key, "two", 1, MINUTE, 7, Set.of("b"))));

        assertThat(day(key, DAY))
                .isEqualTo(new DayUse(
                        DAY, 12, Map.of("ip_not_allowed", 4L, "rate_limited", 2L), Map.of("memory", 12L), 2));
    }

    @Test
    default void aBatchThatIsSentAgainCountsOnce() {
        ApiKeyId key = IDS.apiKey();
        KeyTally tally = tally(key, "one", 7, MINUTE, 5, Set.of("a"));

        added(tally);

        assertThat(usage().add(List.of(tally))).containsExactly(Optional.empty());
        assertThat(day(key, DAY).requests()).isEqualTo(5);
    }

    @Test
    default void aDayThatNothingIsKnownOfIsAllNoughts() {
        LocalDate before = DAY.minusDays(1);
        ApiKeyId key = IDS.apiKey();
        added(tally(key, "one", 1, MINUTE, 1, Set.of()));

        assertThat(usage().days(ACME, key, List.of(before, DAY)))
                .extracting(DayUse::day, DayUse::requests)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(before, 0L), org.assertj.core.groups.Tuple.tuple(DAY, 1L));
        assertThat(usage().days(IDS.tenant(), key, List.of(DAY)).get(0).requests())
                .as("another tenant's")
                .isZero();
    }

    @Test
    default void tellsWhatWasKnownBefore() {
        ApiKeyId key = IDS.apiKey();
        Instant next = MINUTE.plusSeconds(60);

        assertThat(added(tally(key, "one", 1, MINUTE, 5, Set.of("a"))))
                .isEqualTo(new UsageFacts(Set.of("a"), 0, 0, Optional.empty(), 5, 0, 0, 2));
        assertThat(added(tally(key, "two", 1, MINUTE, 4, Set.of("a", "b"))))
                .isEqualTo(new UsageFacts(Set.of("b"), 1, 5, Optional.of(MINUTE), 9, 0, 0, 4));
        assertThat(added(tally(key, "one", 2, next, 3, Set.of("b"))))
                .as("a new day")
                .isEqualTo(new UsageFacts(Set.of(), 2, 9, Optional.of(MINUTE), 3, 9, 1, 6));
        assertThat(day(key, DAY.plusDays(1)).networks()).isEqualTo(1);
    }

    @Test
    default void whatIsUsualIsOfSevenDaysAndRefusalsOfFiveMinutes() {
        ApiKeyId key = IDS.apiKey();
        added(tally(key, "one", 1, MINUTE, 5, Set.of()));

        assertThat(added(tally(key, "one", 2, MINUTE.plusSeconds(4 * 60), 1, Set.of()))
                        .refusals())
                .isEqualTo(4);
        assertThat(added(tally(key, "one", 3, MINUTE.plusSeconds(5 * 60), 1, Set.of()))
                        .refusals())
                .isEqualTo(4);
        assertThat(added(tally(key, "one", 4, MINUTE.plusSeconds(6 * 86_400), 1, Set.of()))
                        .usualRequests())
                .isEqualTo(7);
        assertThat(added(tally(key, "one", 5, MINUTE.plusSeconds(7 * 86_400), 1, Set.of()))
                        .usualRequests())
                .isEqualTo(3);
    }

    @Test
    default void ofNetworksTheLatestAreKept() {
        ApiKeyId key = IDS.apiKey();
        Set<String> many = IntStream.range(0, 1_000).mapToObj(i -> "n" + i).collect(Collectors.toSet());
        added(tally(key, "one", 1, MINUTE, 1, Set.of("first")));
        added(tally(key, "one", 2, MINUTE.plusSeconds(86_400), 1, many));

        assertThat(added(tally(key, "one", 3, MINUTE.plusSeconds(86_400), 1, Set.of("n7", "first"))))
                .satisfies(facts -> assertThat(facts.newNetworks()).containsExactly("first"))
                .satisfies(facts -> assertThat(facts.knownNetworks()).isEqualTo(1_000));
    }

    @Test
    default void somethingStrangeIsNewOnceAnHour() {
        ApiKeyId key = IDS.apiKey();
        Instant later = MINUTE.plusSeconds(3_599);
        Instant anew = MINUTE.plusSeconds(3_600);

        assertThat(usage().note(ACME, key, seen(AnomalyKind.BURST, 1), MINUTE)).isTrue();
        assertThat(usage().note(ACME, key, seen(AnomalyKind.DENIALS, 2), MINUTE))
                .isTrue();
        assertThat(usage().note(ACME, key, seen(AnomalyKind.BURST, 3), later)).isFalse();
        assertThat(usage().note(ACME, key, seen(AnomalyKind.BURST, 4), anew)).isTrue();

        assertThat(usage().anomalies(ACME, key))
                .containsExactly(
                        new KeyAnomaly(AnomalyKind.BURST, anew, anew, 1),
                        new KeyAnomaly(AnomalyKind.DENIALS, MINUTE, MINUTE, 1),
                        new KeyAnomaly(AnomalyKind.BURST, MINUTE, later, 2));
        assertThat(usage().anomalies(ACME, IDS.apiKey())).isEmpty();
    }

    private static Sighting seen(AnomalyKind kind, long sequence) {
        return new Sighting(kind, Optional.empty(), new KeyTally.Batch("one", sequence));
    }

    private static Sighting newNetwork(String network, long sequence) {
        return new Sighting(AnomalyKind.NEW_NETWORK, Optional.of(network), new KeyTally.Batch("one", sequence));
    }

    @Test
    default void aSightingThatIsNotedAgainIsTheSame() {
        ApiKeyId key = IDS.apiKey();
        for (int i = 0; i < 2; i++) {
            assertThat(usage().note(ACME, key, seen(AnomalyKind.BURST, 1), MINUTE))
                    .isTrue();
        }
        assertThat(usage().anomalies(ACME, key)).containsExactly(new KeyAnomaly(AnomalyKind.BURST, MINUTE, MINUTE, 1));
    }

    @Test
    default void tenNewNetworksAnHourAreEachNew() {
        ApiKeyId key = IDS.apiKey();
        for (int i = 0; i < 10; i++) {
            assertThat(usage().note(ACME, key, newNetwork("n" + i, 1), MINUTE)).isTrue();
        }
        assertThat(usage().note(ACME, key, newNetwork("n3", 2), MINUTE)).isFalse();
        assertThat(usage().note(ACME, key, newNetwork("n10", 2), MINUTE)).isFalse();
        assertThat(usage().anomalies(ACME, key)).hasSize(10);
        assertThat(usage().anomalies(ACME, key).stream()
                        .mapToLong(KeyAnomaly::count)
                        .sum())
                .isEqualTo(12);

        assertThat(usage().note(ACME, key, newNetwork("n11", 3), MINUTE.plusSeconds(3_600)))
                .isTrue();
    }

    @Test
    default void aSuccessorIsAtHomeWhereItsPredecessorWas() {
        ApiKeyId old = IDS.apiKey();
        ApiKeyId next = IDS.apiKey();
        added(tally(old, "one", 1, MINUTE, 5, Set.of("a", "b")));

        usage().inherit(ACME, old, next);

        assertThat(added(tally(next, "one", 2, MINUTE, 1, Set.of("b", "c")))).satisfies(facts -> {
            assertThat(facts.newNetworks()).containsExactly("c");
            assertThat(facts.knownNetworks()).isEqualTo(2);
            assertThat(facts.requestsBefore()).isEqualTo(5);
        });
        assertThat(day(next, DAY).requests()).isEqualTo(1);
        usage().inherit(ACME, IDS.apiKey(), IDS.apiKey());
    }

    @Test
    default void theNewestTwentyAreKept() {
        ApiKeyId key = IDS.apiKey();
        List<Instant> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Instant now = MINUTE.plusSeconds(3_600L * i);
            all.add(0, now);
            usage().note(ACME, key, seen(AnomalyKind.BURST, i), now);
        }

        assertThat(usage().anomalies(ACME, key))
                .extracting(KeyAnomaly::firstSeen)
                .isEqualTo(all.subList(0, 20));
    }

    @Test
    default void remembersThatARotationWasAskedFor() {
        ApiKeyId key = IDS.apiKey();
        assertThat(usage().toldDue(ACME, key)).isFalse();
        usage().tellDue(ACME, key);
        assertThat(usage().toldDue(ACME, key)).isTrue();
        assertThat(usage().toldDue(ACME, IDS.apiKey())).isFalse();
    }
}
