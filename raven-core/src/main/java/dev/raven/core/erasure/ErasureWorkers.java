package dev.raven.core.erasure;

import dev.raven.core.startup.StartupStep;
import dev.raven.core.worker.Workers;
import dev.raven.core.worker.Workforce;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The threads of this node that finish erasures. */
@Singleton
class ErasureWorkers implements StartupStep, Workforce {
    private static final int MOST = 2;
    private static final Duration REST = Duration.ofSeconds(1);

    private final Workers workers;

    @Inject
    ErasureWorkers(ErasureWorker worker) {
        this.workers = new Workers("erasures", MOST, worker::runNext);
    }

    @Override
    public int order() {
        return 96;
    }

    @Override
    public void run() {
        workers.start(REST);
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
