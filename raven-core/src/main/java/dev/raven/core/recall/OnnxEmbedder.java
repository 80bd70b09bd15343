package dev.raven.core.recall;

import ai.onnxruntime.OnnxTensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;

/**
 * e5-small-v2 (Wang et al., 2022) in 8 bits, run inside this process. It is held twice, for 35 MB: a question, for which
 * somebody waits, takes two cores where there are some, and does not queue behind messages, of which each takes one.
 */
public final class OnnxEmbedder implements Embedder {
    private static final String FILE = "/e5-small-v2-q.onnx";
    private static final int DIMENSIONS = 384;
    /** The name, the dimensions, and the first bytes of the file's SHA-256, which would take a while at each start. */
    private static final String MODEL = "e5-small-v2-q/384/7d9092cb";

    private static final int MOST_PIECES = 512;
    private static final int THREADS_A_QUESTION = 2;

    private final WordPiece tokenizer;
    private final OnnxModel questions;
    private final OnnxModel passages;

    private OnnxEmbedder(WordPiece tokenizer, OnnxModel questions, OnnxModel passages) {
        this.tokenizer = tokenizer;
        this.questions = questions;
        this.passages = passages;
    }

    /**
     * Loads the model, which takes about a second.
     *
     * @throws IOException when model or native code cannot be loaded
     */
    public static OnnxEmbedder open() throws IOException {
        try (InputStream vocabulary = resource("/e5-small-v2-q-tokenizer.json");
                InputStream file = resource(FILE)) {
            byte[] model = file.readAllBytes();
            int threads = Math.min(THREADS_A_QUESTION, Runtime.getRuntime().availableProcessors());
            return new OnnxEmbedder(
                    WordPiece.read(vocabulary), OnnxModel.load(model, threads), OnnxModel.load(model, 1));
        }
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public float[] embedQuery(String text) {
        return embed(questions, "query: " + text);
    }

    @Override
    public float[] embedPassage(String text) {
        return embed(passages, "passage: " + text);
    }

    /** Waits for those who embed; who comes later is refused. */
    @Override
    public void close() {
        questions.close();
        passages.close();
    }

    private float[] embed(OnnxModel model, String text) {
        long[] pieces = tokenizer.encode(text, MOST_PIECES);
        return model.run(pieces, new long[pieces.length], OnnxEmbedder::unitMean);
    }

    /** The mean over all pieces, brought to length one. */
    private static float[] unitMean(OnnxTensor output) {
        FloatBuffer pieces = output.getFloatBuffer();
        float[] mean = new float[DIMENSIONS];
        float[] piece = new float[DIMENSIONS];
        while (pieces.hasRemaining()) {
            pieces.get(piece);
            for (int i = 0; i < DIMENSIONS; i++) {
                mean[i] += piece[i];
            }
        }
        double squares = 0;
        for (float number : mean) {
            squares += (double) number * number;
        }
        float length = (float) Math.max(Math.sqrt(squares), Float.MIN_NORMAL);
        for (int i = 0; i < DIMENSIONS; i++) {
            mean[i] /= length;
        }
        return mean;
    }

    private static InputStream resource(String name) throws IOException {
        InputStream found = OnnxEmbedder.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException("the embedding model is not in this build");
        }
        return found;
    }
}
