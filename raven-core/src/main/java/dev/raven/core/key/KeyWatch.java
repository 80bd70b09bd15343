package dev.raven.core.key;

import dev.raven.api.problem.UnavailableException;
import jakarta.annotation.PreDestroy;
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
 * Hears each second what other nodes did to keys, and wipes what is open here of them. A node that could not listen for
 * five seconds wipes all it has: it may have missed that a key was destroyed.
 */
@Singleton
class KeyWatch {
    private static final Logger LOG = System.getLogger(KeyWatch.class.getName());
    private static final Duration DEAF_AT_MOST = Duration.ofSeconds(4);

    private final KeyChangeStore changes;
    private final KeyRing keys;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-key-watch").daemon().factory());
    private Optional<String> heard = Optional.empty();
    private long heardAt = System.nanoTime();

    @Inject
    KeyWatch(KeyChangeStore changes, KeyRing keys) {
        this.changes = changes;
        this.keys = keys;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::listen, 0, 1, TimeUnit.SECONDS);
    }

    /** Hears once. */
    synchronized void listen() {
        try {
            hear();
            heardAt = System.nanoTime();
        } catch (UnavailableException away) {
            if (System.nanoTime() - heardAt > DEAF_AT_MOST.toNanos()) {
                keys.forgetAll();
            }
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.ERROR, "changes of keys cannot be read; all keys are wiped: " + failed.getClass());
            keys.forgetAll();
        }
    }

    private void hear() {
        if (heard.isEmpty()) {
            heard = Optional.of(changes.newest());
            keys.forgetAll();
        }
        List<KeyChangeStore.Change> came = next();
        while (!came.isEmpty()) {
            came.forEach(change -> apply(change.name()));
            heard = Optional.of(came.get(came.size() - 1).position());
            came = next();
        }
    }

    /** Where some of what came was dropped, nobody knows what it was about. */
    private List<KeyChangeStore.Change> next() {
        return heard.flatMap(changes::after).orElseGet(() -> {
            heard = Optional.of(changes.newest());
            keys.forgetAll();
            return List.of();
        });
    }

    /** With a tenant's key go those of its people, which it wraps. */
    private void apply(KeyName name) {
        switch (name) {
            case KeyName.OfTenant of -> keys.forget(of.tenant());
            case KeyName.OfSubject of -> keys.forget(of);
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
