package dev.raven.core.recall.onnx;

import ai.onnxruntime.OrtException;
import dev.raven.core.recall.BertModel;
import dev.raven.core.recall.BertModels;
import java.io.IOException;

/** Loads models into ONNX Runtime, as its class loader has it. */
public final class OnnxModels implements BertModels {

    @Override
    public BertModel load(byte[] model, int threads) throws IOException {
        try {
            return OnnxModel.load(model, threads);
        } catch (OrtException | LinkageError unusable) {
            throw new IOException("the model cannot be loaded", unusable);
        }
    }
}
