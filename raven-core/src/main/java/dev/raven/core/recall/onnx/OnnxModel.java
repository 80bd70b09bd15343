package dev.raven.core.recall.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.raven.core.recall.BertModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * A BERT model in ONNX form, run inside this process by native code. One text a run: in 8 bits, what comes out for a text
 * would otherwise depend on what is computed beside it.
 */
final class OnnxModel implements BertModel {
    private static final String PIECES = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String SIDES = "token_type_ids";

    private final OrtEnvironment environment;
    private final OrtSession session;
    /** Native code that loses its session while it runs takes the whole process down. */
    private final ReadWriteLock running = new ReentrantReadWriteLock();

    private OnnxModel(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    static OnnxModel load(byte[] model, int threads) throws IOException, OrtException {
        OrtEnvironment environment = OnnxEnvironment.open();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", threads > 1 ? "1" : "0");
            return checked(new OnnxModel(environment, environment.createSession(model, options)));
        }
    }

    private static OnnxModel checked(OnnxModel model) throws IOException {
        Set<String> inputs = model.session.getInputNames();
        if (!inputs.contains(PIECES) || !Set.of(PIECES, MASK, SIDES).containsAll(inputs)) {
            model.close();
            throw new IOException("the model takes something else than pieces of words");
        }
        return model;
    }

    @Override
    public <T> T run(long[] pieces, long[] sides, Function<FloatBuffer, T> reader) {
        running.readLock().lock();
        try (OnnxTensor ids = tensor(pieces);
                OnnxTensor mask = tensor(ones(pieces.length));
                OnnxTensor types = tensor(sides)) {
            Map<String, OnnxTensor> inputs = new HashMap<>(Map.of(PIECES, ids, MASK, mask, SIDES, types));
            inputs.keySet().retainAll(session.getInputNames());
            try (OrtSession.Result result = session.run(inputs)) {
                return reader.apply(numbers((OnnxTensor) result.get(0)));
            }
        } catch (OrtException failed) {
            throw new IllegalStateException("the model failed", failed);
        } finally {
            running.readLock().unlock();
        }
    }

    private static FloatBuffer numbers(OnnxTensor output) {
        return Objects.requireNonNullElseGet(output.getFloatBuffer(), () -> FloatBuffer.allocate(0));
    }

    private OnnxTensor tensor(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {numbers});
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

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
}
