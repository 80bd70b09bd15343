package dev.raven.core.memory;

import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.worker.Undertaking;
import dev.raven.core.worker.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The threads of this node that consolidate. */
@Singleton
class ConsolidationWorkers implements StartupStep, Undertaking, Instrument {
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
    public void takeNoMore() {
        workers.takeNoMore();
    }

    @Override
    public boolean idle() {
        return workers.idle();
    }

    @Override
    public List<Reading> readings() {
        return workers.readings();
    }

    @PreDestroy
    void close() {
        workers.close();
    }
}
