package dev.raven.core.memory;

import dev.raven.core.id.TenantId;
import dev.raven.core.job.Jobs;
import dev.raven.core.recall.EmbeddingFailedException;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.worker.Rounds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Has the deployment go over to this server's model, once, at its start: the server that started last decides. Then looks
 * each minute whether blocks lack vectors, and orders the job that gives them some.
 */
@Singleton
class ReembeddingSchedule implements StartupStep {
    /** A consolidation that did not see the change yet is over by then. */
    private static final Duration FOR_OTHERS = Duration.ofSeconds(30);

    private static final Logger LOG = System.getLogger(ReembeddingSchedule.class.getName());

    private final EmbeddingModel model;
    private final EmbeddingStore store;
    private final Everybody everybody;
    private final Jobs jobs;
    private final Clock clock;
    private boolean deployed;
    private final Rounds rounds = new Rounds("blocks without vectors", "vectors");

    @Inject
    ReembeddingSchedule(EmbeddingModel model, EmbeddingStore store, Everybody everybody, Jobs jobs, Clock clock) {
        this.model = model;
        this.store = store;
        this.everybody = everybody;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 92;
    }

    @Override
    public void run() {
        rounds.start(Duration.ZERO, Duration.ofMinutes(1), this::look);
    }

    /** Looks once. */
    synchronized void look() {
        try {
            lookAtVectors();
        } catch (EmbeddingFailedException away) {
            LOG.log(Level.WARNING, "blocks get no vectors yet: " + away.getMessage());
        }
    }

    private void lookAtVectors() {
        if (!deployed) {
            // A service that was away at the start tells its model's name with its first vector.
            model.embedder().ifPresent(embedder -> embedder.embedQuery("warm"));
        }
        Optional<String> name = model.name();
        if (name.isPresent() && !deployed) {
            deploy(name.get());
            deployed = true;
        }
        if (model.embedder().isPresent()) {
            store.deployed()
                    .filter(now -> now.model().equals(name.orElseThrow()))
                    .ifPresent(this::order);
        }
    }

    private void deploy(String name) {
        store.deploy(name);
        if (name.equals(EmbeddingModel.NONE) || everybody.isNobody()) {
            store.markEverywhere(name);
        }
    }

    private void order(EmbeddingStore.Deployed now) {
        Instant time = clock.instant();
        if (!now.everywhere()) {
            jobs.ensure(TenantId.PLATFORM, Reembedding.order(now.model(), time.plus(FOR_OTHERS)));
        } else if (!store.lacking(time.minus(Reembedding.SETTLED), 1).isEmpty()) {
            jobs.ensure(TenantId.PLATFORM, Reembedding.order(now.model(), time));
        }
    }

    @PreDestroy
    void close() {
        rounds.close();
    }
}
