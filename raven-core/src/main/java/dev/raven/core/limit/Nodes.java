package dev.raven.core.limit;

import dev.raven.core.id.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How many nodes share the limits, as last heard: what each may let in alone while the store is away. */
@Singleton
class Nodes {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final NodeStore store;
    private final String self;
    private volatile int count = 1;

    @Inject
    Nodes(NodeStore store, Ids ids) {
        this.store = store;
        this.self = ids.node();
    }

    int count() {
        return count;
    }

    /** @throws dev.raven.api.problem.UnavailableException when the store is away; the last count stays */
    void beat() {
        count = Math.max(1, store.alive(self, SILENCE));
    }

    void leave() {
        store.gone(self);
    }
}
