package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Bm25Test {
    private final Bm25 index = new Bm25();

    @Test
    void scoresAsTheFormulaSays() {
        index.add(List.of("boat", "petrel"));
        index.add(List.of("boat", "boat", "rent", "high"));
        index.add(List.of("rent"));
        double mean = 7 / 3.0;
        double idf = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
        double first = idf * 1 / (1 + 0.9 * (1 - 0.4 + 0.4 * 2 / mean));
        double second = idf * 2 / (2 + 0.9 * (1 - 0.4 + 0.4 * 4 / mean));
        float[] scores = index.scores(List.of("boat"));
        assertThat(scores[0]).isCloseTo((float) first, within(1e-6f));
        assertThat(scores[1]).isCloseTo((float) second, within(1e-6f));
        assertThat(scores[2]).isZero();
    }

    @Test
    void aWordAskedTwiceCountsOnce() {
        index.add(List.of("boat"));
        index.add(List.of("rent"));
        assertThat(index.scores(List.of("boat", "boat"))).isEqualTo(index.scores(List.of("boat")));
    }

    @Test
    void anUnknownWordAndAnEmptyIndexScoreNothing() {
        assertThat(index.scores(List.of("boat"))).isEmpty();
        index.add(List.of("boat"));
        assertThat(index.scores(List.of("ship"))).containsExactly(0);
    }

    /** Word i of 100 stands in messages i to 99. */
    private List<String> hundredWordsEachCommonerThanTheNext() {
        List<String> words = IntStream.range(0, 100).mapToObj(i -> "w" + i).toList();
        IntStream.range(0, 100).forEach(i -> index.add(words.subList(0, i + 1)));
        return words;
    }

    @Test
    void ofAVeryLongQuestionTheRarest64WordsCount() {
        List<String> words = hundredWordsEachCommonerThanTheNext();
        List<String> rarest = words.subList(36, 100);
        assertThat(index.scores(words)).isEqualTo(index.scores(rarest));
        assertThat(index.scores(words)[35]).isZero();
        assertThat(index.most(words)).isEqualTo(index.most(rarest));
        Threads threads = new Threads();
        ConversationId talk = new Ids(new SecureRandom()).conversation();
        IntStream.range(0, 50).forEach(i -> threads.add(talk, Instant.EPOCH.plusSeconds(i)));
        assertThat(index.windowScores(words, threads)).isEqualTo(index.windowScores(rarest, threads));
    }

    @Test
    void wordsThatStandNowhereTakeNoOthersPlace() {
        List<String> words = hundredWordsEachCommonerThanTheNext();
        List<String> asked = new ArrayList<>(
                IntStream.range(0, 1_000).mapToObj(i -> "unknown" + i).toList());
        asked.addAll(words);
        assertThat(index.scores(asked)).isEqualTo(index.scores(words));
    }

    @Test
    void aWindowIsScoredAsOneLongerMessage() {
        Threads threads = new Threads();
        ConversationId talk = new Ids(new SecureRandom()).conversation();
        threads.add(talk, Instant.EPOCH);
        threads.add(talk, Instant.EPOCH.plusSeconds(1));
        index.add(List.of("boat", "petrel"));
        index.add(List.of("rent"));
        index.add(List.of("boat"));
        index.add(List.of("tea"));
        float[] scores = index.windowScores(List.of("boat"), threads);
        double idf = Math.log(1 + (4 - 4 + 0.5) / (4 + 0.5));
        double twice = idf * 2 / (2 + 0.9 * (1 - 0.4 + 0.4 * (4 / 3.0) / (5 / 4.0)));
        assertThat(scores[1]).isCloseTo((float) twice, within(1e-6f));
        assertThat(scores[3]).isPositive().isLessThan(scores[1]);
    }
}
