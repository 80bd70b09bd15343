package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.recall.onnx.OnnxModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRerankerTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<String> WORDS = List.of("boat", "rent", "petrel", "is", "the", "called", "high");

    @TempDir
    private Path folder;

    private Path model;
    private Path tokenizer;

    @BeforeEach
    void write() throws IOException {
        model = OverlapModel.write(folder, WORDS);
        tokenizer = folder.resolve("tokenizer.json");
    }

    @Test
    void whatSharesMoreWithTheQuestionScoresHigher() throws IOException {
        try (Reranker reranker = OnnxReranker.open(new OnnxModels(), model, tokenizer)) {
            List<Double> scores = reranker.scores(
                    "the boat is called", List.of("the rent is high", "the boat is called petrel", "high"), LONG);
            assertThat(scores).hasSize(3).allMatch(score -> score > 0 && score < 1);
            assertThat(scores.get(1)).isGreaterThan(scores.get(0));
            assertThat(scores.get(0)).isGreaterThan(scores.get(2));
        }
    }

    @Test
    void whatThereIsNoTimeForIsLeftOut() throws IOException {
        try (Reranker reranker = OnnxReranker.open(new OnnxModels(), model, tokenizer)) {
            assertThat(reranker.scores("boat", Collections.nCopies(50, "boat"), Duration.ofMillis(-1)))
                    .isEmpty();
        }
    }

    @Test
    void takesAnyTextWhatever() throws IOException {
        try (Reranker reranker = OnnxReranker.open(new OnnxModels(), model, tokenizer)) {
            List<String> texts = List.of("", "\u0000", "漢字".repeat(2000), "boat ".repeat(5000));
            assertThat(reranker.scores("boat ".repeat(5000), texts, LONG)).hasSize(4);
            assertThat(reranker.scores("", texts, LONG)).hasSize(4);
        }
    }

    @Test
    void aFileThatIsNoCrossEncoderIsRefused() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage.onnx"), "no model");
        Path other = OverlapModel.writeAnother(folder);
        Path words = Files.writeString(folder.resolve("words.json"), "{\"model\": {\"vocab\": {\"boat\": 1}}}");
        assertThatThrownBy(() -> OnnxReranker.open(new OnnxModels(), garbage, tokenizer))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model");
        assertThatThrownBy(() -> OnnxReranker.open(new OnnxModels(), other, tokenizer))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cross-encoder");
        assertThatThrownBy(() -> OnnxReranker.open(new OnnxModels(), model, words))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tokenizer");
        assertThatThrownBy(() -> OnnxReranker.open(new OnnxModels(), model, garbage))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPairIsMarkedByItsSidesAndCutToTheRoom() throws IOException {
        try (InputStream json = Files.newInputStream(tokenizer)) {
            WordPiece pieces = WordPiece.read(json);
            WordPiece.Pair pair = pieces.encode("boat", "rent petrel", 512);
            assertThat(pair.pieces()).containsExactly(2, 4, 3, 5, 6, 3);
            assertThat(pair.sides()).containsExactly(0, 0, 0, 1, 1, 1);
            WordPiece.Pair cut = pieces.encode("boat ".repeat(100), "rent ".repeat(100), 10);
            assertThat(cut.pieces()).containsExactly(2, 4, 4, 4, 3, 5, 5, 5, 5, 3);
            assertThat(cut.sides()).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        }
    }
}
