package dev.raven.core.access;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.startup.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notes in which minute each key was last used, and writes that down for all of them together, twice a minute and at the
 * end. So no request writes, and a server that is killed forgets half a minute of it.
 */
@Singleton
class KeyUses implements StartupStep {
    private static final Logger LOG = System.getLogger(KeyUses.class.getName());
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final ApiKeyStore store;
    private final Clock clock;
    private final Map<ApiKeyId, KeyUse> noted = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-key-uses").daemon().factory());

    @Inject
    KeyUses(ApiKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 31;
    }

    @Override
    public void run() {
        timer.scheduleWithFixedDelay(this::write, BETWEEN.toSeconds(), BETWEEN.toSeconds(), TimeUnit.SECONDS);
    }

    /** Takes note of a caller who was let in. */
    void note(Caller caller) {
        caller.keyId()
                .ifPresent(key -> noted.put(
                        key, new KeyUse(caller.tenantId(), key, clock.instant().truncatedTo(ChronoUnit.MINUTES))));
    }

    /** Writes what was noted. What could not be written waits for the next time. */
    synchronized void write() {
        List<KeyUse> batch = List.copyOf(noted.values());
        try {
            if (!batch.isEmpty()) {
                store.use(batch);
                batch.forEach(use -> noted.remove(use.key(), use));
            }
        } catch (UnavailableException away) {
            LOG.log(Level.DEBUG, "when keys were used is written later");
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.ERROR, "when keys were used could not be written: " + failed.getClass());
        }
    }

    /** While the storage is still there. */
    void finish(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
        timer.shutdownNow();
        write();
    }
}
