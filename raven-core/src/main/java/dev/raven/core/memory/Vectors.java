package dev.raven.core.memory;

import dev.raven.core.recall.Turn;
import dev.raven.core.recall.TurnVectors;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Computes what recall needs besides the words, where the embedding model could be loaded. */
@Singleton
class Vectors {
    private final EmbeddingModel model;

    @Inject
    Vectors(EmbeddingModel model) {
        this.model = model;
    }

    Optional<TurnVectors> of(Turn turn) {
        return model.embedder().map(embedder -> TurnVectors.embed(embedder, turn.user(), turn.agent()));
    }

    /** Whether these are of the model that runs here: those of another one cannot be compared with a query's. */
    boolean areComparable(TurnVectors stored) {
        return model.embedder()
                .filter(embedder -> embedder.model().equals(stored.model()))
                .isPresent();
    }

    Optional<float[]> ofQuery(String query) {
        return model.embedder().map(embedder -> embedder.embedQuery(query));
    }
}
