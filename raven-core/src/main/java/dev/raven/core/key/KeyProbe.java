package dev.raven.core.key;

import dev.raven.core.startup.Condition;
import dev.raven.core.startup.ReadinessProbe;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How the operator's key service fares. While it is away, keys in memory go on serving, so a node is of no use only when
 * the last of them may be gone. Where something is wrong it is tried again, aside: nobody else may come to.
 */
@Singleton
class KeyProbe implements ReadinessProbe {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final KeyService services;
    private final OperatorKeys operatorKeys;
    private final KeySettings settings;
    private final AtomicLong lastTry = new AtomicLong(System.nanoTime() - PAUSE_NANOS);
    /** One try at a time: one more while it runs is not needed. */
    private final ExecutorService aside = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(1),
            Thread.ofPlatform().name("raven-key-probe").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    @Inject
    KeyProbe(KeyService services, OperatorKeys operatorKeys, KeySettings settings) {
        this.services = services;
        this.operatorKeys = operatorKeys;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public Condition condition() {
        OperatorKey current = operatorKeys.current();
        Condition known = services.condition(current, settings.cached());
        if (known != Condition.UP) {
            tryAgain(current);
        }
        return known;
    }

    private void tryAgain(OperatorKey key) {
        long last = lastTry.get();
        long now = System.nanoTime();
        if (now - last >= PAUSE_NANOS && lastTry.compareAndSet(last, now)) {
            aside.execute(() -> services.answers(key));
        }
    }

    @PreDestroy
    void close() {
        aside.shutdownNow();
    }
}
