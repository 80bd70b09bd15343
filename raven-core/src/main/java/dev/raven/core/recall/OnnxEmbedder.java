package dev.raven.core.recall;

import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.concurrent.Semaphore;

/**
 * e5-small-v2 (Wang et al., 2022) in 8 bits, run inside this process. It is held twice, for 35 MB: a question, for which
 * somebody waits, takes two cores where there are some. That is a quarter faster for twice the work, so it is done for one
 * question at a time; while several are asked, each takes one core, as messages do.
 */
public final class OnnxEmbedder implements Embedder {
    private static final String FILE = "/e5-small-v2-q.onnx";
    private static final int DIMENSIONS = 384;
    /** The name, the dimensions, and the first bytes of the file's SHA-256, which would take a while at each start. */
    private static final String MODEL = "e5-small-v2-q/384/7d9092cb";

    private static final int MOST_PIECES = 512;
    private static final int THREADS_A_QUESTION = 2;

    private final WordPiece tokenizer;
    private final BertModel loneQuestion;
    private final Semaphore alone = new Semaphore(1);
    private final BertModel texts;

    private OnnxEmbedder(WordPiece tokenizer, BertModel loneQuestion, BertModel texts) {
        this.tokenizer = tokenizer;
        this.loneQuestion = loneQuestion;
        this.texts = texts;
    }

    /**
     * Loads the model, which takes about a second.
     *
     * @throws IOException when model or native code cannot be loaded
     */
    public static OnnxEmbedder open(BertModels models) throws IOException {
        try (InputStream vocabulary = resource("/e5-small-v2-q-tokenizer.json");
                InputStream file = resource(FILE)) {
            byte[] model = file.readAllBytes();
            int threads = Math.min(THREADS_A_QUESTION, Runtime.getRuntime().availableProcessors());
            return new OnnxEmbedder(WordPiece.read(vocabulary), models.load(model, threads), models.load(model, 1));
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
        String question = "query: " + text;
        if (!alone.tryAcquire()) {
            return embed(texts, question);
        }
        try {
            return embed(loneQuestion, question);
        } finally {
            alone.release();
        }
    }

    @Override
    public float[] embedPassage(String text) {
        return embed(texts, "passage: " + text);
    }

    /** Waits for those who embed; who comes later is refused. */
    @Override
    public void close() {
        loneQuestion.close();
        texts.close();
    }

    private float[] embed(BertModel model, String text) {
        long[] pieces = tokenizer.encode(text, MOST_PIECES);
        return model.run(pieces, new long[pieces.length], OnnxEmbedder::unitMean);
    }

    /** The mean over all pieces, brought to length one. */
    private static float[] unitMean(FloatBuffer pieces) {
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
