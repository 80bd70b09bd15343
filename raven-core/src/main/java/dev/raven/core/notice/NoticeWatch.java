package dev.raven.core.notice;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.startup.StartupStep;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Hears four times a second what other nodes changed. It asks instead of waiting in Redis: that holds no connection and works
 * alike on every kind of Redis. What it misses, the listeners' own two seconds mend.
 */
@Singleton
class NoticeWatch implements StartupStep {
    private static final Logger LOG = System.getLogger(NoticeWatch.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final NoticeStore store;
    private final Instance<NoticeListener> listeners;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-notices").daemon().factory());
    private Optional<String> heard = Optional.empty();

    @Inject
    NoticeWatch(NoticeStore store, @Any Instance<NoticeListener> listeners) {
        this.store = store;
        this.listeners = listeners;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void run() {
        timer.scheduleWithFixedDelay(this::listen, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Hears once. */
    synchronized void listen() {
        try {
            List<NoticeStore.Posted> came = next();
            while (!came.isEmpty()) {
                came.forEach(posted -> listeners.forEach(listener -> listener.forget(posted.notice())));
                heard = Optional.of(came.get(came.size() - 1).position());
                came = next();
            }
        } catch (UnavailableException away) {
            LOG.log(Level.DEBUG, "changes by other nodes cannot be heard at the moment");
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.ERROR, "changes by other nodes cannot be read: " + failed.getClass());
        }
    }

    /** At the start, and where some of what came was dropped, nobody knows what it was about. */
    private List<NoticeStore.Posted> next() {
        return heard.flatMap(store::after).orElseGet(() -> {
            heard = Optional.of(store.newest());
            listeners.forEach(NoticeListener::forgetAll);
            return List.of();
        });
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
