package dev.raven.core.recall;

import static java.util.stream.Collectors.toMap;
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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random memories, random questions: the index scores as the definition says. */
class RankingByDefinitionTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Embedder EMBEDDER = new FakeEmbedder();
    private static final List<String> WORDS =
            List.of("boat", "rent", "tea", "rook", "ann", "sailing", "moon", "cook", "petrel", "high", "low", "猫");

    /** More than count in a question. */
    private static final List<String> MANY_WORDS =
            IntStream.range(0, 150).mapToObj(i -> "word" + i).toList();

    private static String sentence(Random random) {
        return words(random, WORDS, random.nextInt(6));
    }

    private static String words(Random random, List<String> known, int count) {
        return String.join(
                " ",
                IntStream.range(0, count)
                        .mapToObj(i -> known.get(random.nextInt(known.size())))
                        .toList());
    }

    private static Turn turn(Random random, List<ConversationId> talks, Function<Random, String> sentence) {
        Turn.Message user = new Turn.Message(random.nextInt(5) == 0 ? "Bob" : "Ann", sentence.apply(random));
        Turn.Message agent = new Turn.Message("Rook", sentence.apply(random));
        Turn turn = new Turn(
                IDS.interaction(),
                talks.get(random.nextInt(talks.size())),
                NOON.plusSeconds(60L * random.nextInt(5_000)),
                user,
                agent,
                Optional.empty());
        return random.nextInt(4) == 0 ? turn : turn.with(TurnVectors.embed(EMBEDDER, turn));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theIndexScoresAsTheDefinitionSays(long seed) {
        agree(new Random(seed), RankingByDefinitionTest::sentence, RankingByDefinitionTest::sentence);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void soItDoesForQuestionsOfVeryManyWords(long seed) {
        agree(
                new Random(seed),
                random -> words(random, MANY_WORDS, random.nextInt(12)),
                random -> words(random, MANY_WORDS, 300));
    }

    private static void agree(Random random, Function<Random, String> sentence, Function<Random, String> asked) {
        List<ConversationId> talks =
                IntStream.range(0, 4).mapToObj(i -> IDS.conversation()).toList();
        List<Turn> turns = new ArrayList<>();
        UserIndex index = new UserIndex();
        for (int i = 0; i < 40; i++) {
            turns.add(turn(random, talks, sentence));
            index.put(turns.get(i));
        }
        for (int i = 0; i < 10; i++) {
            ConversationId only = talks.get(random.nextInt(talks.size()));
            Predicate<Turn> filter =
                    i % 2 == 0 ? turn -> true : turn -> turn.conversation().equals(only);
            String question = asked.apply(random);
            float[] vector = EMBEDDER.embedQuery(question);
            Map<InteractionId, Double> defined = new DefinitionOfRanking(turns, question, vector, filter)
                    .found().stream()
                            .collect(toMap(
                                    message -> message.turn().id(), DefinitionOfRanking.Message::score, Math::max));
            RecallQuery query = new RecallQuery(
                    question, Optional.of(vector), number -> filter.test(turns.get(number)), turns.size());
            RecallHits hits = index.search(query);
            assertThat(hits.searched()).isEqualTo(defined.size());
            assertThat(hits.best()).hasSameSizeAs(defined.keySet());
            assertThat(hits.best())
                    .allSatisfy(hit -> assertThat(hit.score()).isCloseTo(defined.get(hit.id()), within(1e-4)));
            assertThat(hits.best()).extracting(RecallHit::score).isSortedAccordingTo(Collections.reverseOrder());
            RecallQuery ofThree = new RecallQuery(question, Optional.of(vector), query.filter(), 3);
            assertThat(index.search(ofThree).best())
                    .isEqualTo(hits.best().stream().limit(3).toList());
        }
    }
}
