package dev.raven.core.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.raven.core.Races;
import dev.raven.core.id.FactId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.scene.Effort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactBookTest {
    private static final Instant START = Instant.parse("2023-05-08T12:00:00Z");
    private static final Ids IDS = new Ids(new Random(7));

    private final FactBook book = new FactBook();

    /** A message with what rules read in it. */
    private record Message(InteractionId id, Instant at, List<Claim> claims) {
        static Message of(int day, String text) {
            Instant at = START.plus(Duration.ofDays(day));
            return new Message(
                    IDS.interaction(),
                    at,
                    Rules.read(text, at).stream()
                            .map(statement -> new Claim(IDS.fact(), statement))
                            .toList());
        }
    }

    private Message say(int day, String text) {
        Message message = Message.of(day, text);
        book.put(message.id(), message.at(), message.claims());
        return message;
    }

    private List<String> held(int day) {
        return book.facts().stream()
                .filter(fact -> fact.heldAt(START.plus(Duration.ofDays(day))))
                .map(Fact::text)
                .toList();
    }

    @Test
    void theNewerTakesTheOldersPlaceAndBothAreKept() {
        Message paris = say(0, "I live in Paris.");
        Message berlin = say(10, "I live in Berlin.");
        assertThat(held(9)).containsExactly("The user lives in Paris.");
        assertThat(held(10)).containsExactly("The user lives in Berlin.");
        FactId successor = berlin.claims().get(0).id();
        assertThat(book.facts())
                .extracting(Fact::id, Fact::validTo, Fact::supersededBy)
                .containsExactly(
                        tuple(successor, Optional.empty(), Optional.empty()),
                        tuple(paris.claims().get(0).id(), Optional.of(berlin.at()), Optional.of(successor)));
    }

    @Test
    void theSameSaidTwiceIsOneFactWithTwoSources() {
        Message first = say(0, "I live in São Paulo");
        Message second = say(3, "I live in Sao Paulo!");
        assertThat(book.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.id()).isEqualTo(first.claims().get(0).id());
            assertThat(fact.sources()).containsExactly(first.id(), second.id());
            assertThat(fact.confidence()).isGreaterThan(0.95).isLessThan(1);
            assertThat(fact.validFrom()).isEqualTo(first.at());
        });
    }

    @Test
    void aChangedMindTakesTheOldersPlace() {
        say(0, "I love sushi.");
        say(1, "I hate sushi.");
        say(1, "I love jazz.");
        assertThat(held(2)).containsExactlyInAnyOrder("The user dislikes sushi.", "The user likes jazz.");
    }

    @Test
    void whatIsOverHoldsNoLongerAndMayBeginAgain() {
        say(0, "I work at Acme.");
        say(1, "I love sushi.");
        say(2, "I no longer work at Acme.");
        say(3, "I don't like sushi any more.");
        assertThat(held(4)).isEmpty();
        say(5, "I work at Acme.");
        assertThat(held(6)).containsExactly("The user works at Acme.");
        assertThat(book.facts()).hasSize(3);
    }

    @Test
    void anEndOfSomethingElseEndsNothing() {
        say(0, "I work at Acme.");
        say(1, "I no longer work at Initech.");
        assertThat(held(2)).containsExactly("The user works at Acme.");
    }

    @Test
    void aPlanEndsWithItsDay() {
        say(0, "I'll call the dentist tomorrow.");
        assertThat(held(0)).hasSize(1);
        assertThat(held(3)).isEmpty();
    }

    @Test
    void aSourceTakenOutWasNeverSaid() {
        say(0, "I live in Paris.");
        Message berlin = say(10, "I live in Berlin.");
        book.remove(berlin.id());
        assertThat(held(11)).containsExactly("The user lives in Paris.");
        book.put(berlin.id(), berlin.at(), List.of());
        assertThat(held(11)).containsExactly("The user lives in Paris.");
    }

    @Test
    void whatIsSaidEightTimesAsOftenIsNotManyTimesAsMuchWork() {
        List<Message> messages =
                IntStream.range(0, 16_000).mapToObj(FactBookTest::named).toList();
        double ratio = Effort.ratio(() -> factsOf(messages), () -> factsOf(messages.subList(0, 2_000)));
        assertThat(ratio).isLessThan(24);
    }

    @Test
    void onlyFactsWhoseClaimsChangedAreToldAnew() {
        Message paris = say(0, "I live in Paris.");
        say(1, "I love sushi.");
        List<Fact> before = book.facts();
        book.put(paris.id(), paris.at(), paris.claims());
        assertThat(book.facts()).isSameAs(before);
        say(2, "I live in Berlin.");
        assertThat(book.facts())
                .filteredOn(fact -> fact.attribute().equals("likes"))
                .singleElement()
                .isSameAs(before.get(0));
    }

    @Test
    void whoAsksAtTheSameTimeGetsTheSameFacts() {
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 100; i++) {
                say(round, "I love number " + i + ".");
            }
            assertThat(new HashSet<>(Races.results(4, racer -> System.identityHashCode(book.facts()))))
                    .hasSize(1);
        }
    }

    @Test
    void aFactKeepsTheWordsItIsFoundByWhenItIsToldAnew() {
        say(0, "I live in Paris.");
        Set<String> words = book.facts().get(0).words();
        assertThat(words).contains("pari", "live", "user");
        say(1, "I live in Berlin.");
        say(2, "I live in Paris.");
        assertThat(book.facts()).hasSize(3);
        assertThat(book.facts().get(0).words()).isSameAs(words);
        assertThat(book.facts().get(2).words()).isSameAs(words);
    }

    private static Message named(int day) {
        Message message = Message.of(day, "");
        Statement name = Statement.of(Topic.NAME, "name", "Bob", 0.9);
        return new Message(message.id(), message.at(), List.of(new Claim(IDS.fact(), name)));
    }

    private static List<Fact> factsOf(List<Message> messages) {
        FactBook full = new FactBook();
        messages.forEach(message -> full.put(message.id(), message.at(), message.claims()));
        return full.facts();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void importedHistoryMayComeInAnyOrder(long seed) {
        Random random = new Random(seed);
        List<String> sayings = List.of(
                "I live in Paris.",
                "I live in Berlin.",
                "I no longer live in Berlin.",
                "I love sushi.",
                "I hate sushi.",
                "I don't like sushi any more.",
                "I work at Acme.",
                "I lost my job.",
                "I work as a cook.",
                "I moved to Rome last year.",
                "I'll call the dentist tomorrow.",
                "I'm allergic to nuts and cats.");
        List<Message> messages = new ArrayList<>();
        for (int day = 0; day < 60; day++) {
            messages.add(Message.of(day, sayings.get(random.nextInt(sayings.size()))));
        }
        messages.forEach(message -> book.put(message.id(), message.at(), message.claims()));
        Collections.shuffle(messages, random);
        FactBook shuffled = new FactBook();
        messages.forEach(message -> {
            shuffled.put(message.id(), message.at(), message.claims());
            shuffled.facts();
        });
        assertThat(book.facts()).hasSizeGreaterThan(5);
        assertThat(shuffled.facts()).isEqualTo(book.facts());
        FactBook fewer = new FactBook();
        messages.subList(0, 30).forEach(message -> fewer.put(message.id(), message.at(), message.claims()));
        messages.subList(30, 60).forEach(message -> shuffled.remove(message.id()));
        assertThat(shuffled.facts()).isEqualTo(fewer.facts());
    }
}
