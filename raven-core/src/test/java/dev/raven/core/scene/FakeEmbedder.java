package dev.raven.core.scene;

import dev.raven.core.recall.Embedder;
import java.util.Locale;

/** An embedder without a model: a text's vector is the sum of one direction a word. */
public final class FakeEmbedder implements Embedder {
    private static final int DIMENSIONS = 64;

    private final Runnable meanwhile;

    public FakeEmbedder() {
        this(() -> {});
    }

    /** @param meanwhile runs with each passage */
    public FakeEmbedder(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    @Override
    public String model() {
        return "fake";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public float[] embedQuery(String text) {
        return embed(text);
    }

    @Override
    public float[] embedPassage(String text) {
        meanwhile.run();
        return embed(text);
    }

    private static float[] embed(String text) {
        float[] vector = new float[DIMENSIONS];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            vector[Math.floorMod(word.hashCode(), DIMENSIONS)] += 1;
        }
        double squares = 0;
        for (float number : vector) {
            squares += number * number;
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.max(Math.sqrt(squares), Float.MIN_NORMAL);
        }
        return vector;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
