package dev.raven.core.recall;

import java.io.IOException;

/** Loads models. */
@FunctionalInterface
public interface BertModels {

    /**
     * Loads a model.
     *
     * @param model in ONNX form
     * @param threads of which each run takes so many; what comes out is the same, bit for bit. Where they are several, they
     *     wait for each other without sleeping: a short text is done before a sleeping one would be awake
     * @throws IOException when model or native code cannot be loaded, or the model is no BERT model
     */
    BertModel load(byte[] model, int threads) throws IOException;
}
