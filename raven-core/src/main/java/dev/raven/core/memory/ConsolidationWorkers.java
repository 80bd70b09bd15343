package dev.raven.core.memory;

import dev.raven.core.startup.StartupStep;
import dev.raven.core.worker.Workers;
import dev.raven.core.worker.Workforce;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The threads of this node that consolidate. */
@Singleton
class ConsolidationWorkers implements StartupStep, Workforce {
    private static final Duration REST = Duration.ofMillis(500);
    private static final long LONGEST_TICK_SECONDS = 7;

    private final ConsolidationWorker worker;
    private final Duration tick;
    private final Workers workers;

    @Inject
    ConsolidationWorkers(ConsolidationWorker worker, ConsolidationSettings settings) {
        this.worker = worker;
        this.tick = Duration.ofSeconds(
                Math.min(LONGEST_TICK_SECONDS, settings.idle().toSeconds()));
        this.workers = new Workers("consolidation", settings.threads(), worker::runNext);
    }

    @Override
    public int order() {
        return 95;
    }

    @Override
    public void run() {
        workers.start(REST);
        workers.each(tick, worker::tick);
    }

    @Override
    public Workers workers() {
        return workers;
    }

    @PreDestroy
    void close() {
        workers.close();
    }
}
