package dev.raven.core.webhook;

import dev.raven.core.startup.StartupStep;
import dev.raven.core.worker.Workers;
import dev.raven.core.worker.Workforce;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The threads of this node that send messages: as many as messages are due, up to a bound. */
@Singleton
class WebhookWorkers implements StartupStep, Workforce {
    /** Messages that a node sends at once. */
    static final int MOST = 64;

    private static final Duration REST = Duration.ofSeconds(1);

    private final Workers workers;

    @Inject
    WebhookWorkers(WebhookWorker worker) {
        this.workers = new Workers("webhooks", MOST, worker::runNext);
    }

    @Override
    public int order() {
        return 97;
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
