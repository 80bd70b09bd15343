package dev.raven.web.wiring;

import dev.raven.core.memory.EmbeddingModel;
import dev.raven.core.recall.OnnxEmbedder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Loads the embedding model when the server starts; where it cannot run, recall goes by words alone. */
@Dependent
class Models {
    private static final Logger LOG = System.getLogger(Models.class.getName());

    @Produces
    @Singleton
    EmbeddingModel model() {
        try {
            return new EmbeddingModel(Optional.of(OnnxEmbedder.open()));
        } catch (IOException unusable) {
            LOG.log(Level.WARNING, "recall goes by words alone: " + unusable.getMessage(), unusable);
            return new EmbeddingModel(Optional.empty());
        }
    }

    void close(@Disposes EmbeddingModel model) {
        model.close();
    }
}
