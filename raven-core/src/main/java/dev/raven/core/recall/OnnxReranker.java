package dev.raven.core.recall;

import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A cross-encoder (Nogueira and Cho, 2019) that the operator supplies: a model that reads a question and a text as one and
 * gives one number, as those trained on MS MARCO do.
 */
public final class OnnxReranker implements Reranker {
    private static final int MOST_PIECES = 512;

    private final WordPiece tokenizer;
    private final BertModel model;

    private OnnxReranker(WordPiece tokenizer, BertModel model) {
        this.tokenizer = tokenizer;
        this.model = model;
    }

    /**
     * Loads the model and judges one pair of full length: one for shorter texts is refused here, not in a query.
     *
     * @param model an ONNX file
     * @param tokenizer a Hugging Face {@code tokenizer.json} with a WordPiece vocabulary
     * @throws IOException saying what is wrong with which of the two
     */
    public static OnnxReranker open(BertModels models, Path model, Path tokenizer) throws IOException {
        WordPiece pieces = vocabulary(tokenizer);
        OnnxReranker reranker = new OnnxReranker(pieces, models.load(Files.readAllBytes(model), 1));
        try {
            reranker.score("a question", "a text as long as it may be ".repeat(MOST_PIECES));
            return reranker;
        } catch (IllegalStateException unusable) {
            reranker.close();
            throw new IOException("the model is no cross-encoder: it does not give one number a pair", unusable);
        }
    }

    @Override
    public List<Double> scores(String question, List<String> texts, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        List<Double> scores = new ArrayList<>(texts.size());
        for (String text : texts) {
            if (System.nanoTime() - end > 0) {
                return scores;
            }
            scores.add(score(question, text));
        }
        return scores;
    }

    @Override
    public void close() {
        model.close();
    }

    private double score(String question, String text) {
        WordPiece.Pair pair = tokenizer.encode(question, text, MOST_PIECES);
        double score = 1 / (1 + Math.exp(-model.run(pair.pieces(), pair.sides(), OnnxReranker::number)));
        return Double.isNaN(score) ? 0 : score;
    }

    private static float number(FloatBuffer numbers) {
        if (numbers.remaining() != 1) {
            throw new IllegalStateException("the re-ranking model gives something else than one number a pair");
        }
        return numbers.get();
    }

    private static WordPiece vocabulary(Path tokenizer) throws IOException {
        try (InputStream json = Files.newInputStream(tokenizer)) {
            WordPiece pieces = WordPiece.read(json);
            pieces.encode("a", "b", MOST_PIECES);
            return pieces;
        } catch (IOException | IllegalStateException unusable) {
            throw new IOException("the tokenizer cannot be read, or has no WordPiece vocabulary", unusable);
        }
    }
}
