package dev.raven.core.memory;

import dev.raven.core.recall.Embedder;
import java.util.Optional;

/**
 * The embedding model this server runs; without one, recall goes by words alone.
 *
 * @param byChoice whether it has none because the operator wants none
 */
public record EmbeddingModel(Optional<Embedder> embedder, boolean byChoice) implements AutoCloseable {
    /** The name of no model, where the operator wants none. */
    static final String NONE = "none";

    /** One, or none because it could not be loaded. */
    public EmbeddingModel(Optional<Embedder> embedder) {
        this(embedder, false);
    }

    /**
     * What this server would have vectors made by; empty where its model could not be loaded.
     *
     * @throws dev.raven.core.recall.EmbeddingFailedException where a service has not told yet
     */
    Optional<String> name() {
        return byChoice ? Optional.of(NONE) : embedder.map(Embedder::model);
    }

    @Override
    public void close() {
        embedder.ifPresent(Embedder::close);
    }
}
