package dev.raven.core.memory;

import dev.raven.core.startup.StartupStep;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Loads the embedding model before the first query would wait for it. */
@Singleton
class RecallStartup implements StartupStep {
    private final Vectors vectors;

    @Inject
    RecallStartup(Vectors vectors) {
        this.vectors = vectors;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void run() {
        vectors.ofQuery("warm");
    }
}
