package dev.raven.core.webhook;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.startup.StartupStep;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Four threads of this node that look each second whether a message is due: so many receivers may be slow at once. */
@Singleton
class WebhookWorkers implements StartupStep {
    private static final Logger LOG = System.getLogger(WebhookWorkers.class.getName());
    private static final int THREADS = 4;
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int GRACE_SECONDS = 5;

    private final WebhookWorker worker;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().name("raven-webhooks-", 1).daemon().factory());

    @Inject
    WebhookWorkers(WebhookWorker worker) {
        this.worker = worker;
    }

    @Override
    public int order() {
        return 97;
    }

    @Override
    public void run() {
        for (int i = 0; i < THREADS; i++) {
            threads.scheduleWithFixedDelay(
                    this::work, i * REST.toMillis() / THREADS, REST.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Works until there is nothing to do. */
    private void work() {
        boolean more = true;
        while (more && !threads.isShutdown()) {
            more = runNext();
        }
    }

    /** Whatever happens, the threads go on: a message that was left is taken over. */
    private boolean runNext() {
        try {
            return worker.runNext();
        } catch (UnavailableException away) {
            return false;
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.ERROR, "a webhook's message was left where it was; it goes on later", failed);
            return false;
        }
    }

    @PreDestroy
    void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
                LOG.log(Level.WARNING, "a webhook's message was still being sent at the end; it is sent again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
