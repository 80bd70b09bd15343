package dev.raven.core.erasure;

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

/** The threads of this node that finish erasures. */
@Singleton
class ErasureWorkers implements StartupStep, Undertaking, Instrument {
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
