package dev.raven.core.memory;

import dev.raven.core.recall.Reranker;
import java.time.Duration;
import java.util.Optional;

/**
 * What judges the first answers once more, where the operator supplied it.
 *
 * @param within how much longer an answer may take for it
 */
public record RerankingModel(Optional<Reranker> reranker, Duration within) implements AutoCloseable {
    /** Answers stay as they are ranked. */
    public static final RerankingModel NONE = new RerankingModel(Optional.empty(), Duration.ZERO);

    @Override
    public void close() {
        reranker.ifPresent(Reranker::close);
    }
}
