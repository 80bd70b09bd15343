package dev.raven.core.memory;

import dev.raven.core.startup.StartupStep;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Loads the models before the first query would wait for them, and rehearses the rest while the server starts. */
@Singleton
class RecallStartup implements StartupStep {
    private final Vectors vectors;
    private final Reranking reranking;
    private final Rehearsal rehearsal;

    @Inject
    RecallStartup(Vectors vectors, Reranking reranking, Rehearsal rehearsal) {
        this.vectors = vectors;
        this.reranking = reranking;
        this.rehearsal = rehearsal;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void run() {
        vectors.ofQuery("warm");
        reranking.best("warm", List.of(), 1);
        rehearsal.begin();
    }
}
