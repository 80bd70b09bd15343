package dev.raven.core.memory;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.recall.TurnVectors;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Marks who gets blocks without vectors of the deployed model: from a server with another model, or while it was away. */
@Singleton
class LackingVectors {
    private final EmbeddingStore store;
    private final Clock clock;

    @Inject
    LackingVectors(EmbeddingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** To be called before the block is kept: a mark too many costs a look, one too few would last. */
    void markBefore(TenantId tenant, UserId user, List<Remembered> block) {
        Optional<String> wanted = store.deployed()
                .map(EmbeddingStore.Deployed::model)
                .filter(model -> !model.equals(EmbeddingModel.NONE));
        if (wanted.isPresent() && block.stream().anyMatch(one -> lacks(one, wanted.get()))) {
            store.markLacking(tenant, user, clock.instant());
        }
    }

    static boolean lacks(Remembered one, String model) {
        return !one.vectors().map(TurnVectors::model).equals(Optional.of(model));
    }
}
