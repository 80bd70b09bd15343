package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.raven.core.scene.Effort;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordShareTest {
    private static final int MANY = 5_000;

    private static List<Set<String>> words(List<String> texts) {
        return texts.stream().map(WordShare::words).toList();
    }

    @Test
    void rareWordsOfAQuestionWeighMore() {
        List<Set<String>> texts =
                words(List.of("The user owns a boat.", "The user owns a cat.", "The user owns a dog."));
        double own = 1;
        double boat = 1 + Math.log(3);
        double ship = 1;
        double[] shares = WordShare.of("owns boat ship", texts);
        assertThat(shares[0]).isCloseTo((own + boat) / (own + boat + ship), within(1e-9));
        assertThat(shares[1]).isCloseTo(own / (own + boat + ship), within(1e-9)).isEqualTo(shares[2]);
    }

    @Test
    void textsWithoutAnyWordAndNoTextsHaveNoShare() {
        assertThat(WordShare.of("boat", words(List.of("", "cat")))).containsExactly(0, 0);
        assertThat(WordShare.of("", words(List.of("boat")))).containsExactly(0);
        assertThat(WordShare.of("boat", List.of())).isEmpty();
    }

    @Test
    void askingIsLessWorkThanTakingTheTextsApartHoweverLongTheQuestion() {
        List<String> texts = IntStream.range(0, MANY)
                .mapToObj(i -> "location.home The user lives in house number " + i + " of the road.")
                .toList();
        List<Set<String>> words = words(texts);
        String question = IntStream.range(0, 1_000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));
        assertThat(Effort.ratio(() -> WordShare.of(question, words), () -> words(texts)))
                .isLessThan(0.9);
    }
}
