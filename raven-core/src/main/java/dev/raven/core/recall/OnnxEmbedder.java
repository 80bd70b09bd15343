package dev.raven.core.recall;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * e5-small-v2 (Wang et al., 2022) in 8 bits, run inside this process. One text a run: in 8 bits a text's vector would
 * otherwise depend on what is computed beside it.
 */
public final class OnnxEmbedder implements Embedder {
    private static final String MODEL = "e5-small-v2-q";
    private static final int DIMENSIONS = 384;
    private static final int MOST_PIECES = 512;

    private final WordPiece tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;
    /** Native code that loses its session while it runs takes the whole process down. */
    private final ReadWriteLock running = new ReentrantReadWriteLock();

    private OnnxEmbedder(WordPiece tokenizer, OrtEnvironment environment, OrtSession session) {
        this.tokenizer = tokenizer;
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads the model, which takes about a second.
     *
     * @throws IOException when model or native code cannot be loaded
     */
    public static OnnxEmbedder open() throws IOException {
        try (InputStream vocabulary = resource("/e5-small-v2-q-tokenizer.json");
                InputStream model = resource("/e5-small-v2-q.onnx");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession session = environment.createSession(model.readAllBytes(), options);
            return new OnnxEmbedder(WordPiece.read(vocabulary), environment, session);
        } catch (OrtException | LinkageError unusable) {
            throw new IOException("the embedding model cannot run here", unusable);
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
        return embed("query: " + text);
    }

    @Override
    public float[] embedPassage(String text) {
        return embed("passage: " + text);
    }

    /** Waits for those who embed; who comes later is refused. */
    @Override
    public void close() {
        running.writeLock().lock();
        try {
            session.close();
        } catch (OrtException alreadyGone) {
            throw new IllegalStateException(alreadyGone);
        } finally {
            running.writeLock().unlock();
        }
    }

    private float[] embed(String text) {
        running.readLock().lock();
        try {
            return run(text);
        } finally {
            running.readLock().unlock();
        }
    }

    private float[] run(String text) {
        long[] pieces = tokenizer.encode(text, MOST_PIECES);
        long[] ones = new long[pieces.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = tensor(pieces);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[pieces.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return unitMean(((float[][][]) result.get(0).getValue())[0]);
        } catch (OrtException failed) {
            throw new IllegalStateException("the embedding model failed", failed);
        }
    }

    private OnnxTensor tensor(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {numbers});
    }

    /** The mean over all pieces, brought to length one. */
    private static float[] unitMean(float[][] pieces) {
        float[] mean = new float[DIMENSIONS];
        for (float[] piece : pieces) {
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
