package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.scene.FakeEmbedder;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserIndexTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Embedder EMBEDDER = new FakeEmbedder();

    private final UserIndex index = new UserIndex();
    private final ConversationId talk = IDS.conversation();

    private static Turn turn(ConversationId conversation, int minute, String said, String answered) {
        Turn.Message user = new Turn.Message("Ann", said);
        Turn.Message agent = new Turn.Message("Rook", answered);
        Turn turn = new Turn(
                IDS.interaction(), conversation, NOON.plusSeconds(60L * minute), user, agent, Optional.empty());
        return turn.with(TurnVectors.embed(EMBEDDER, turn));
    }

    private Turn put(Turn turn) {
        index.put(turn);
        return turn;
    }

    private List<InteractionId> search(String question) {
        return index
                .search(new RecallQuery(question, Optional.of(EMBEDDER.embedQuery(question)), turn -> true, 10))
                .best()
                .stream()
                .map(RecallHit::id)
                .toList();
    }

    private List<InteractionId> byWords(String question) {
        return index.search(new RecallQuery(question, Optional.empty(), turn -> true, 10)).best().stream()
                .map(RecallHit::id)
                .toList();
    }

    @Test
    void theTurnThatAnswersComesFirstAndScoresAreWithinOne() {
        put(turn(talk, 1, "The rent is high.", "It is."));
        Turn boat = put(turn(talk, 2, "The boat is called Petrel.", "A fine name."));
        put(turn(talk, 3, "I like tea.", "So do I."));
        List<RecallHit> hits = index.search(new RecallQuery(
                        "What is the boat called?", Optional.of(EMBEDDER.embedQuery("boat called")), turn -> true, 10))
                .best();
        assertThat(hits.get(0).id()).isEqualTo(boat.id());
        assertThat(hits).extracting(RecallHit::score).allMatch(score -> score >= 0 && score <= 1);
        assertThat(hits).extracting(RecallHit::score).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            turns.add(turn(talk, i, "statement " + i + (i % 7 == 0 ? " about boats" : ""), "noted"));
        }
        UserIndex other = new UserIndex();
        turns.forEach(index::put);
        Collections.shuffle(turns, new Random(1));
        turns.forEach(other::put);
        RecallQuery query = new RecallQuery("boats", Optional.empty(), turn -> true, 40);
        assertThat(other.search(query)).isEqualTo(index.search(query));
    }

    @Test
    void onlyWhatTheFilterLetsThroughIsFoundAndComparedWith() {
        ConversationId other = IDS.conversation();
        put(turn(talk, 1, "tea", "ok"));
        Turn wanted = turn(other, 2, "coffee", "ok");
        int number = index.put(wanted);
        RecallHits hits = index.search(new RecallQuery("tea", Optional.empty(), turn -> turn == number, 10));
        assertThat(hits.best()).extracting(RecallHit::id).containsExactly(wanted.id());
        assertThat(hits.searched()).isEqualTo(1);
    }

    @Test
    void anEmptyIndexAndAnEmptyQuestionFindWithoutFailing() {
        assertThat(search("boat")).isEmpty();
        put(turn(talk, 1, "tea", "ok"));
        assertThat(search("")).hasSize(1);
        assertThat(search("?!")).hasSize(1);
    }

    @Test
    void aQuestionThatNamesASpeakerPrefersWhatTheySaid() {
        Turn byAnn = put(turn(talk, 1, "I like sailing", "Cooking is nice"));
        Turn byRook = put(turn(talk, 2, "Cooking is nice", "I like sailing"));
        assertThat(search("What does Ann like? sailing")).startsWith(byAnn.id());
        assertThat(search("What does Rook like? sailing")).startsWith(byRook.id());
    }

    @Test
    void aTurnThatComesAgainIsNotFoundTwice() {
        Turn boat = put(turn(talk, 1, "The boat is called Petrel.", "Nice."));
        put(boat);
        assertThat(search("boat")).containsExactly(boat.id());
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void aRemovedTurnIsNeverFoundAgain() {
        Turn boat = put(turn(talk, 1, "The boat is called Petrel.", "Nice."));
        Turn tea = put(turn(talk, 2, "I like tea.", "Me too."));
        index.remove(boat.id());
        assertThat(search("boat")).containsExactly(tea.id());
    }

    @Test
    void ofEqualsTheNewerComesFirst() {
        Turn older = put(turn(IDS.conversation(), 1, "same words", "ok"));
        Turn newer = put(turn(IDS.conversation(), 2, "same words", "ok"));
        assertThat(search("same words")).containsExactly(newer.id(), older.id());
    }

    @Test
    void vectorsOfAnotherModelAreAsIfAbsent() {
        Turn boat = turn(talk, 1, "The boat is called Petrel.", "Nice.");
        Turn tea = turn(talk, 2, "I like tea.", "Me too.");
        TurnVectors.Sides sides =
                new TurnVectors.Sides(Quantized.of(new float[] {1, 0, 0}), Quantized.of(new float[] {0, 1, 0}));
        TurnVectors foreign = new TurnVectors("other", sides, sides);
        put(boat);
        put(tea.with(foreign));
        assertThat(search("boat")).containsExactly(boat.id(), tea.id());
        assertThat(index.lacksVectors()).isTrue();
        assertThat(index.withoutVectors()).containsExactly(1);
        put(tea);
        assertThat(index.lacksVectors()).isFalse();
        assertThat(index.vectors(1).orElseThrow().toBytes())
                .isEqualTo(tea.vectors().orElseThrow().toBytes());
    }

    @Test
    void whatIsWipedFindsNothing() {
        put(turn(talk, 1, "The boat is called Petrel.", "Nice."));
        index.wipe();
        assertThat(search("boat")).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void anAnswerIsFoundByTheQuestionBeforeIt() {
        Turn asked = put(turn(talk, 1, "Hm", "Which city do you like best?"));
        Turn answered = put(turn(talk, 2, "Lisbon", "Noted"));
        put(turn(talk, 3, "Rain", "Yes"));
        put(turn(talk, 4, "Tea", "Please"));
        assertThat(byWords("Which city?")).startsWith(asked.id(), answered.id());
    }

    @Test
    void ofTheSameWordsThoseOfTheTimeThatIsNamedComeFirst() {
        Turn inMay = put(turn(IDS.conversation(), 1, "We sailed to the island", "ok"));
        Turn inJune = put(turn(IDS.conversation(), 40 * 24 * 60, "We sailed to the island", "ok"));
        assertThat(byWords("Where did we sail last month?")).containsExactly(inMay.id(), inJune.id());
        assertThat(byWords("Where did we sail this month?")).containsExactly(inJune.id(), inMay.id());
    }

    @Test
    void whoAsksWhenFindsWhatTellsATime() {
        Turn told = put(turn(IDS.conversation(), 1, "I moved house yesterday", "ok"));
        Turn untold = put(turn(IDS.conversation(), 2, "I moved house quickly", "ok"));
        assertThat(byWords("When did I move house?")).containsExactly(told.id(), untold.id());
        assertThat(byWords("Did I move house?")).containsExactly(untold.id(), told.id());
    }

    @Test
    void aQuestionIsEmbeddedWithoutTheSpeakersNames() {
        put(turn(talk, 1, "tea", "ok"));
        assertThat(index.impersonal("Does Ann like Anna's tea?")).isEqualTo("Does someone like Anna's tea?");
        assertThat(index.impersonal("Does Rook's boat leak?")).isEqualTo("Does someone's boat leak?");
    }

    @Test
    void aNameInLowerCaseIsAWord() {
        Turn.Message user = new Turn.Message("user", "tea");
        put(new Turn(IDS.interaction(), talk, NOON, user, user, Optional.empty()));
        assertThat(index.impersonal("What does the user like?")).isEqualTo("What does the user like?");
    }

    /** So many that processors share the work of a query. */
    @Test
    void eachMessageOfALargeIndexIsComparedWithTheQuestion() {
        MessageVectors vectors = new MessageVectors();
        List<TurnVectors> given = new ArrayList<>();
        for (int i = 0; i < 11_000; i++) {
            TurnVectors some =
                    turn(talk, i, "message " + i, "answer " + i).vectors().orElseThrow();
            given.add(some);
            vectors.add();
            vectors.add();
            vectors.give(i, some);
        }
        float[] question = EMBEDDER.embedQuery("message 7");
        int[] candidates =
                IntStream.range(0, 22_000).filter(message -> message % 50 != 3).toArray();
        float[] nearness = vectors.nearnessAround(question, candidates);
        for (int message : candidates) {
            TurnVectors.Sides around = given.get(message / 2).around();
            Quantized one = message % 2 == 0 ? around.user() : around.agent();
            assertThat(nearness[message]).isCloseTo(one.cosine(question), within(1e-4f));
        }
        assertThat(Scan.isLong(candidates.length)).isTrue();
    }
}
