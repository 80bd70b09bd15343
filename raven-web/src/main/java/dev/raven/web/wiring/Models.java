package dev.raven.web.wiring;

import dev.raven.core.embedding.EmbeddingSettings;
import dev.raven.core.embedding.OpenAiEmbedder;
import dev.raven.core.memory.EmbeddingModel;
import dev.raven.core.memory.RerankerSettings;
import dev.raven.core.memory.RerankingModel;
import dev.raven.core.recall.BertModels;
import dev.raven.core.recall.OnnxEmbedder;
import dev.raven.core.recall.OnnxLibrary;
import dev.raven.core.recall.OnnxReranker;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Opens the models of recall when the server starts; where the built-in one for vectors cannot run, recall goes by words
 * alone.
 */
@Dependent
class Models {
    private static final Logger LOG = System.getLogger(Models.class.getName());

    @Produces
    @Singleton
    BertModels library() {
        return new OnnxLibrary();
    }

    @Produces
    @Singleton
    EmbeddingModel model(EmbeddingSettings settings, BertModels models) {
        return switch (settings.source()) {
            case BUILT_IN -> builtIn(models);
            case OPENAI -> new EmbeddingModel(settings.endpoint().map(OpenAiEmbedder::open));
            case NONE -> new EmbeddingModel(Optional.empty(), true);
        };
    }

    private static EmbeddingModel builtIn(BertModels models) {
        try {
            return new EmbeddingModel(Optional.of(OnnxEmbedder.open(models)));
        } catch (IOException unusable) {
            LOG.log(Level.WARNING, "recall goes by words alone: " + unusable.getMessage(), unusable);
            return new EmbeddingModel(Optional.empty());
        }
    }

    @Produces
    @Singleton
    RerankingModel reranker(Environment environment, BertModels models) {
        return RerankerSettings.from(environment)
                .map(settings -> open(settings, models))
                .orElse(RerankingModel.NONE);
    }

    private static RerankingModel open(RerankerSettings settings, BertModels models) {
        try {
            OnnxReranker reranker = OnnxReranker.open(models, settings.model(), settings.tokenizer());
            return new RerankingModel(Optional.of(reranker), settings.within());
        } catch (IOException unusable) {
            LOG.log(Level.WARNING, "the re-ranking model does not work", unusable);
            throw new SettingException(
                    "RAVEN_RERANKER_MODEL",
                    unusable.getMessage()
                            + "; give a BERT cross-encoder in ONNX form with its tokenizer, or unset it.");
        }
    }

    void close(@Disposes RerankingModel model) {
        model.close();
    }

    void close(@Disposes EmbeddingModel model) {
        model.close();
    }
}
