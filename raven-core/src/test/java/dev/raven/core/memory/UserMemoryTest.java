package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.memory.QueryRequest;
import dev.raven.core.Races;
import dev.raven.core.fact.Claim;
import dev.raven.core.fact.Claims;
import dev.raven.core.fact.Statement;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.recall.RecallQuery;
import dev.raven.core.recall.Turn;
import dev.raven.core.recall.TurnVectors;
import dev.raven.core.scene.Effort;
import dev.raven.core.scene.FakeEmbedder;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserMemoryTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Speakers NAMES = conversation -> new Speakers.Names("Ann", "Rook");
    private static final FakeEmbedder EMBEDDER = new FakeEmbedder();
    private static final int BATCHES = 100;

    private final UserMemory memory = new UserMemory();
    private final ConversationId talk = IDS.conversation();

    private Remembered remembered(String said) {
        return new Remembered(
                new Interaction(IDS.interaction(), talk, said, "ok", Map.of(), NOON, NOON), Optional.empty(), false);
    }

    private boolean add(Remembered one) {
        Revision before = memory.revision();
        return memory.add(List.of(one), new Revision(before.tail() + 1, 0, 0), NAMES);
    }

    private Optional<Searcher.Result> search(String question) {
        RecallQuery query = new RecallQuery(question, Optional.of(EMBEDDER.embedQuery(question)), turn -> true, 5);
        return memory.search(
                query,
                new QueryMatch(
                        new QueryRequest("usr", question, null, null, null, null, null, null, null, null),
                        Optional.empty()));
    }

    private List<String> said(String question) {
        return search(question).orElseThrow().found().stream()
                .map(found -> found.interaction().userMessage())
                .toList();
    }

    private TurnVectors vectors(Turn turn) {
        return TurnVectors.embed(EMBEDDER, turn);
    }

    /** Each racer reads while the first one writes: nobody sees half an interaction, and nothing seen goes away again. */
    @Test
    void queriesRunWhileTheMemoryGrows() {
        List<Boolean> rising = Races.results(4, racer -> {
            int last = 0;
            for (int i = 0; i < BATCHES; i++) {
                if (racer == 0) {
                    add(remembered("statement " + i));
                    memory.withoutVectors(10, 8_000).forEach(turn -> memory.give(turn, vectors(turn)));
                }
                int searched = search("statement").orElseThrow().searched();
                if (searched < last) {
                    return false;
                }
                last = searched;
            }
            return true;
        });
        assertThat(rising).containsOnly(true);
        assertThat(search("statement").orElseThrow().searched()).isEqualTo(BATCHES);
    }

    /** A wipe under a running query would give it zeros for vectors, or nothing for an interaction. */
    @Test
    void aQueryFindsAllOrIsToldThatTheMemoryWasWiped() {
        for (int round = 0; round < 50; round++) {
            UserMemory doomed = new UserMemory();
            List<Remembered> all = IntStream.range(0, 50)
                    .mapToObj(i -> remembered("statement " + i))
                    .toList();
            doomed.add(all, new Revision(50, 0, 0), NAMES);
            QueryMatch match = new QueryMatch(
                    new QueryRequest("usr", "statement", null, null, null, null, null, null, null, null),
                    Optional.empty());
            RecallQuery query = new RecallQuery("statement", Optional.empty(), turn -> true, 50);
            List<Optional<Searcher.Result>> results = Races.results(3, racer -> {
                if (racer == 0) {
                    doomed.wipe();
                }
                return doomed.search(query, match);
            });
            assertThat(results)
                    .allSatisfy(result -> assertThat(
                                    result.map(found -> found.found().size()))
                            .isIn(Optional.empty(), Optional.of(50)));
            assertThat(results.get(0)).isEmpty();
            assertThat(doomed.add(all, new Revision(100, 0, 0), NAMES)).isFalse();
        }
    }

    @Test
    void whatIsRemovedIsNotFoundAndItsRoomIsTakenBack() {
        List<Remembered> all = new ArrayList<>();
        IntStream.range(0, 400).forEach(i -> all.add(remembered("statement " + i)));
        all.forEach(this::add);
        memory.withoutVectors(400, 8_000).forEach(turn -> memory.give(turn, vectors(turn)));
        long before = memory.weight();
        all.subList(0, 350)
                .forEach(one -> memory.remove(List.of(one.interaction().id())));
        assertThat(memory.weight()).isLessThan(before / 3);
        assertThat(search("statement").orElseThrow().searched()).isEqualTo(50);
        assertThat(said("statement 399")).first().isEqualTo("statement 399");
        assertThat(memory.withoutVectors(400, 8_000))
                .as("what stood beside one that is gone")
                .extracting(Turn::id)
                .containsExactly(all.get(350).interaction().id());
        memory.remove(List.of(all.get(0).interaction().id()));
        assertThat(search("statement").orElseThrow().searched()).isEqualTo(50);
    }

    @Test
    void anInteractionThatComesAgainFromItsBlockStaysOne() {
        Remembered waiting = remembered("the boat is called Petrel");
        add(waiting);
        add(new Remembered(waiting.interaction(), Optional.empty(), true));
        add(waiting);
        Searcher.Result result = search("boat").orElseThrow();
        assertThat(result.searched()).isEqualTo(1);
        assertThat(result.found().get(0).consolidated()).isTrue();
    }

    /** The cache of memories is bounded by what they say they weigh: what a client chooses must be in it. */
    @Test
    void metadataAndFactsHaveTheirWeight() {
        Remembered plain = remembered("statement");
        add(plain);
        long before = memory.weight();
        Map<String, Object> heavy = Map.of("lists", Collections.nCopies(5_000, List.of()));
        Interaction said = new Interaction(IDS.interaction(), talk, "statement", "ok", heavy, NOON, NOON);
        add(new Remembered(said, Optional.empty(), false));
        assertThat(memory.weight() - before).isGreaterThan(5_000 * 24);
        long waiting = memory.weight();
        Claims claims = new Claims(
                List.of(new Claim(
                        IDS.fact(),
                        new Statement(
                                "location.home",
                                "Berlin",
                                "The user lives in Berlin.",
                                0.9,
                                false,
                                Optional.empty(),
                                Optional.empty()))),
                false);
        add(new Remembered(said, Optional.empty(), true, claims));
        assertThat(memory.weight() - waiting).isBetween(500L, 2_000L);
        memory.remove(List.of(said.id()));
        assertThat(memory.weight() - before).isLessThan(5_000);
    }

    private UserMemory full(int interactions) {
        UserMemory full = new UserMemory();
        full.add(
                IntStream.range(0, interactions)
                        .mapToObj(i -> remembered("statement " + i))
                        .toList(),
                new Revision(interactions, 0, 0),
                NAMES);
        return full;
    }

    @Test
    void findingTheNewestWithoutVectorsIsAsMuchWorkWhereManyAreWithout() {
        UserMemory few = full(100);
        UserMemory many = full(20_000);
        double ratio = Effort.ratio(
                () -> IntStream.range(0, 100).forEach(i -> many.withoutVectors(10, 8_000)),
                () -> IntStream.range(0, 100).forEach(i -> few.withoutVectors(10, 8_000)));
        assertThat(ratio).isLessThan(20);
    }

    @Test
    void whatWasStoredLastGetsVectorsFirstAndWhatIsTooLongIsNotAskedForAgain() {
        List<Remembered> all = List.of(
                remembered("first"),
                remembered("long ".repeat(20)),
                remembered("second"),
                remembered("long ".repeat(20)));
        all.forEach(this::add);
        assertThat(memory.withoutVectors(1, 50))
                .extracting(turn -> turn.user().text())
                .containsExactly("second");
        List<Turn> lacking = memory.withoutVectors(2, 50);
        assertThat(lacking).extracting(turn -> turn.user().text()).containsExactly("second", "first");
        lacking.forEach(turn -> memory.give(turn, vectors(turn)));
        assertThat(memory.lacksVectors()).isFalse();
    }
}
