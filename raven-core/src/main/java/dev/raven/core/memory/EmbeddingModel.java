package dev.raven.core.memory;

import dev.raven.core.recall.Embedder;
import java.util.Optional;

/** The embedding model this server runs; without one, recall goes by words alone. */
public record EmbeddingModel(Optional<Embedder> embedder) implements AutoCloseable {

    @Override
    public void close() {
        embedder.ifPresent(Embedder::close);
    }
}
