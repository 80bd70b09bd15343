package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the vocabulary that the model was trained with; numbers looked up in it by hand. */
class WordPieceTest {
    private static WordPiece tokenizer;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream vocabulary = WordPieceTest.class.getResourceAsStream("/e5-small-v2-q-tokenizer.json")) {
            tokenizer = WordPiece.read(vocabulary);
        }
    }

    private static long[] encode(String text) {
        return tokenizer.encode(text, 512);
    }

    @Test
    void knowsWholeWordsBetweenStartAndEnd() {
        assertThat(encode("hello world")).containsExactly(101, 7592, 2088, 102);
    }

    @Test
    void putsUnknownWordsTogetherFromPieces() {
        assertThat(encode("embeddings")).containsExactly(101, 7861, 8270, 4667, 2015, 102);
    }

    @Test
    void caseAndAccentsMakeNoDifference() {
        assertThat(encode("HÉLLO Wörld")).isEqualTo(encode("hello world"));
    }

    @Test
    void punctuationAndIdeographsStandAlone() {
        assertThat(encode("hello, world!")).containsExactly(101, 7592, 1010, 2088, 999, 102);
        assertThat(encode("漢字")).hasSize(4);
    }

    @Test
    void whatCannotBeSeenIsNotThere() {
        assertThat(encode("hel\u0000lo\u200B world\uFFFD")).isEqualTo(encode("hello world"));
    }

    @Test
    void aWordOfMoreThanAHundredCharactersIsUnknown() {
        assertThat(encode("a".repeat(101))).containsExactly(101, 100, 102);
    }

    @Test
    void neverGivesMoreThanItMay() {
        assertThat(tokenizer.encode("word ".repeat(1000), 512)).hasSize(512).endsWith(102);
        assertThat(encode("")).containsExactly(101, 102);
    }
}
