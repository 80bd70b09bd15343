package dev.raven.core.memory;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Jobs;
import dev.raven.core.recall.EmbeddingFailedException;
import dev.raven.core.startup.StartupStep;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has the deployment go over to this server's model, once, at its start: the server that started last decides. Then looks
 * each minute whether blocks lack vectors, and orders the job that gives them some.
 */
@Singleton
class ReembeddingSchedule implements StartupStep {
    private static final Logger LOG = System.getLogger(ReembeddingSchedule.class.getName());
    /** A consolidation that did not see the change yet is over by then. */
    private static final Duration FOR_OTHERS = Duration.ofSeconds(30);

    private final EmbeddingModel model;
    private final EmbeddingStore store;
    private final Everybody everybody;
    private final Jobs jobs;
    private final Clock clock;
    private boolean deployed;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-vectors").daemon().factory());

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
        timer.scheduleWithFixedDelay(this::lookOrWait, 0, 1, TimeUnit.MINUTES);
    }

    private void lookOrWait() {
        try {
            look();
        } catch (UnavailableException away) {
            LOG.log(
                    Level.WARNING,
                    "blocks without vectors are looked for in a minute: "
                            + away.code().wireName());
        } catch (EmbeddingFailedException away) {
            LOG.log(Level.WARNING, "blocks get no vectors yet: " + away.getMessage());
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "blocks without vectors could not be looked for", failed);
        }
    }

    /** Looks once. */
    synchronized void look() {
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
        timer.shutdownNow();
    }
}
