package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "Cats, cat",
        "running, run",
        "planned, plan",
        "cities, city",
        "moves, moving",
        "changed, changing",
        "Caroline's, Caroline",
        "Müller, muller",
        "CAFÉ, cafe",
        "ﬁne, fine",
        "glass, glass",
        "２０２６, 2026"
    })
    void formsOfAWordAreOne(String word, String form) {
        assertThat(Words.of(word)).hasSize(1).isEqualTo(Words.of(form));
    }

    @ParameterizedTest
    @CsvSource({
        "GERMAN, Wir haben zwei Häuser und einen Garten, Wo steht das Haus?",
        "SPANISH, Me gustan mucho las canciones de mi abuela, ¿Qué canción le gusta?",
        "FRENCH, Nous avons acheté des chevaux dans la région, Où est le cheval?",
        "ITALIAN, Ho comprato due libri per mia sorella, Quale libro ho comprato?",
        "PORTUGUESE, Eu não tenho medo das tempestades, Você tem medo de tempestade?",
        "DUTCH, Wij hebben een boerderij met twee honden, Hoe heet de hond?",
        "SWEDISH, Jag har två katter som bor hos min mamma, Var bor katten?",
        "RUSSIAN, Мы живём в новых домах на берегу, Где стоит новый дом?"
    })
    void aQuestionFindsTheFormsOfItsOwnLanguage(Language language, String text, String question) {
        assertThat(LanguageGuess.of(text)).isEqualTo(language);
        assertThat(Words.ofQuestion(question)).containsAnyElementsOf(Words.of(text));
    }

    @ParameterizedTest
    @CsvSource({"Häuser Berlin, Das Haus steht in Berlin und ist alt", "canciones, Mi abuela me cantaba la canción"})
    void aQuestionTooShortToShowItsLanguageIsReadInThoseOfTheTexts(String question, String text) {
        Language language = LanguageGuess.of(text);
        assertThat(Words.ofQuestion(question, Set.of(language)))
                .anyMatch(word -> !word.equals("berlin") && Words.of(text).contains(word));
    }

    @ParameterizedTest
    @CsvSource({
        "子猫が好きです。, 子猫, 子犬",
        "私は東京に住んでいます, 東京, 京都",
        "我昨天在上海买了一本书, 上海, 北京",
        "저는 고양이를 좋아해요, 고양이, 강아지",
        "ฉันชอบแมวมาก, แมว, นกแก้ว"
    })
    void aScriptWithoutSpacesIsFoundByPairsOfCharacters(String text, String in, String notIn) {
        assertThat(Words.of(text)).containsAll(Words.ofQuestion(in));
        assertThat(Words.of(text)).doesNotContainAnyElementsOf(pairs(notIn));
    }

    private static List<String> pairs(String text) {
        return Words.of(text).stream().filter(word -> word.length() > 1).toList();
    }

    @Test
    void aQuestionIsKnownByWhatItAsksFor() {
        assertThat(Words.ofQuestion("What is the name of the boat?")).containsExactly("name", "boat");
        assertThat(Words.ofQuestion("Who is it?")).isNotEmpty();
        assertThat(Words.ofQuestion("")).isEmpty();
    }

    @Test
    void englishIsTakenForEnglish() {
        assertThat(LanguageGuess.of("I was so happy to go in and see all of them"))
                .isEqualTo(Language.ENGLISH);
        assertThat(LanguageGuess.of("Rust, Kubernetes, Postgres")).isEqualTo(Language.ENGLISH);
    }

    /** A text without such scripts is read by a shorter way, which must come to the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It\u2019s a boat \u2014 really\u2026 \u20ac 5, \u00bd price, \u2460 \u2122",
                "\u00dcber den D\u00e4chern",
                "\u0434\u043e\u043c\u0430 \u05d1\u05d9\u05ea \u0628\u064a\u062a \u0918\u0930",
                "\u1e9e \u1f00\u03b3\u03ac\u03c0\u03b7"
            })
    void aScriptWithoutSpacesBesideATextDoesNotChangeItsWords(String text) {
        assertThat(Words.of(text + " \u732b", Language.ENGLISH))
                .startsWith(Words.of(text, Language.ENGLISH).toArray(String[]::new));
    }
}
