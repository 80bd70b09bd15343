package dev.raven.core.recall;

import dev.raven.core.parallel.Aside;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of all messages behind one another, 8 bits a number. All are of one model, that of the first: what another
 * one made cannot be compared and is as if absent.
 */
final class VectorRows {
    /** Small enough that the garbage collector need not treat a chunk as a thing of its own kind. */
    private static final int ROWS_A_CHUNK = 1024;

    private final List<byte[]> chunks = new ArrayList<>();
    /** The factor of each row; not a number where the message has no vector. */
    private float[] factors = new float[2];

    private int size;
    private @Nullable String model;
    private int dimensions;

    /** Adds the next message, without a vector. */
    void add() {
        if (size == factors.length) {
            factors = Arrays.copyOf(factors, size + size / 2 + 1);
        }
        factors[size++] = Float.NaN;
    }

    /** Gives a turn's two messages their vectors. */
    void give(int turn, String maker, TurnVectors.Sides vectors) {
        if (model == null) {
            model = maker;
            dimensions = vectors.user().dimensions();
        }
        if (maker.equals(model) && fits(vectors)) {
            give(row(2 * turn), vectors.user(), 2 * turn);
            give(row(2 * turn + 1), vectors.agent(), 2 * turn + 1);
        }
    }

    /** Overwrites a turn's vectors. */
    void forget(int turn) {
        for (int message = 2 * turn; message <= 2 * turn + 1 && has(message); message++) {
            int from = message % ROWS_A_CHUNK * dimensions;
            Arrays.fill(chunks.get(message / ROWS_A_CHUNK), from, from + dimensions, (byte) 0);
            factors[message] = Float.NaN;
        }
    }

    boolean has(int message) {
        return !Float.isNaN(factors[message]);
    }

    /** A turn's vectors as they were given; there must be some. */
    TurnVectors.Sides of(int turn) {
        return new TurnVectors.Sides(quantized(2 * turn), quantized(2 * turn + 1));
    }

    /** Who made them; empty before the first. */
    Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** How near each candidate is to the question: a cosine, or not a number where there is no vector. */
    float[] nearness(float[] question, int[] candidates) {
        float[] nearness = new float[size];
        if (question.length != dimensions) {
            Arrays.fill(nearness, Float.NaN);
            return nearness;
        }
        int half = candidates.length / 2;
        try (Aside<float[]> rest = Aside.of(
                Scan.isLong(candidates.length), () -> scan(question, candidates, half, candidates.length, nearness))) {
            scan(question, candidates, 0, half, nearness);
            return rest.join();
        }
    }

    private float[] scan(float[] question, int[] candidates, int from, int to, float[] nearness) {
        for (int i = from; i < to; ) {
            int run = Math.min(run(candidates, i), to - i);
            multiply(question, candidates[i], run, nearness);
            i += run;
        }
        for (int i = from; i < to; i++) {
            nearness[candidates[i]] *= factors[candidates[i]];
        }
        return nearness;
    }

    long bytes() {
        return 4L * factors.length
                + chunks.stream().mapToLong(chunk -> chunk.length + 16L).sum();
    }

    void wipe() {
        chunks.forEach(chunk -> Arrays.fill(chunk, (byte) 0));
        chunks.clear();
        Arrays.fill(factors, Float.NaN);
        size = 0;
    }

    private boolean fits(TurnVectors.Sides vectors) {
        return vectors.user().dimensions() == dimensions && vectors.agent().dimensions() == dimensions;
    }

    private void give(int offset, Quantized vector, int message) {
        vector.copyTo(chunks.get(message / ROWS_A_CHUNK), offset);
        factors[message] = vector.scale();
    }

    /** Makes room for a row and says where it begins in its chunk. */
    private int row(int message) {
        int chunk = message / ROWS_A_CHUNK;
        while (chunks.size() <= chunk) {
            chunks.add(new byte[0]);
        }
        int row = message % ROWS_A_CHUNK;
        int rows = chunks.get(chunk).length / dimensions;
        if (row >= rows) {
            int grown = Math.min(ROWS_A_CHUNK, Math.max(row + 2, rows + rows / 2));
            chunks.set(chunk, Arrays.copyOf(chunks.get(chunk), grown * dimensions));
        }
        return row * dimensions;
    }

    /** How many candidates from a place on are neighbours and in one chunk. */
    private static int run(int[] candidates, int from) {
        int first = candidates[from];
        int most = Math.min(candidates.length - from, ROWS_A_CHUNK - first % ROWS_A_CHUNK);
        int run = 1;
        while (run < most && candidates[from + run] == first + run) {
            run++;
        }
        return run;
    }

    /** Rows that were never given are not there: their products stay 0, and their factors make them no numbers. */
    private void multiply(float[] question, int first, int run, float[] products) {
        int chunk = first / ROWS_A_CHUNK;
        if (chunk < chunks.size()) {
            int row = first % ROWS_A_CHUNK;
            int there = Math.min(run, chunks.get(chunk).length / dimensions - row);
            Scan.fastest().multiply(question, chunks.get(chunk), row, Math.max(0, there), products, first);
        }
    }

    private Quantized quantized(int message) {
        int from = message % ROWS_A_CHUNK * dimensions;
        byte[] numbers = Arrays.copyOfRange(chunks.get(message / ROWS_A_CHUNK), from, from + dimensions);
        return new Quantized(numbers, factors[message]);
    }
}
