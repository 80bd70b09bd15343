package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "Cats, cat",
        "running, run",
        "planned, plan",
        "cities, city",
        "moves, move",
        "changed, chang",
        "changing, chang",
        "Müller, muller",
        "ÉTÉ, ete",
        "ﬁne, fine",
        "glass, glass",
        "bus, bus",
        "２０２６, 2026"
    })
    void formsOfAWordAreOne(String word, String stem) {
        assertThat(Words.of(word)).containsExactly(stem);
    }

    @Test
    void scriptsWithoutSpacesAreReadCharacterByCharacter() {
        assertThat(Words.of("猫が好き")).containsExactly("猫", "か", "好", "き");
        assertThat(Words.of("Er mag Katzen, sie nicht!")).hasSize(5);
    }

    @Test
    void aQuestionIsKnownByWhatItAsksFor() {
        assertThat(Words.ofQuestion("What is the name of the boat?")).containsExactly("name", "boat");
        assertThat(Words.ofQuestion("Who is it?")).isNotEmpty();
    }
}
