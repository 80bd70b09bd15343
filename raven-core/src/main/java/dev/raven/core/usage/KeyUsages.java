package dev.raven.core.usage;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.startup.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Counts how API keys are used, and writes that down every few seconds and at the end. So no request writes, and a server
 * that is killed forgets some seconds of it.
 */
@Singleton
public class KeyUsages implements StartupStep {
    private static final Logger LOG = System.getLogger(KeyUsages.class.getName());
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 50_000;
    private static final int AT_ONCE = 500;

    private final OpenTallies open;
    private final UsageStore store;
    private final BlindIndex blind;
    private final UsageNews news;
    private final String node;
    private final Deque<KeyTally> waiting = new ArrayDeque<>();
    private final UntoldNews untold = new UntoldNews();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-key-usages").daemon().factory());
    private long sequence;

    @Inject
    KeyUsages(OpenTallies open, UsageStore store, BlindIndex blind, UsageNews news, Ids ids) {
        this.open = open;
        this.store = store;
        this.blind = blind;
        this.news = news;
        this.node = ids.node();
    }

    @Override
    public int order() {
        return 32;
    }

    @Override
    public void run() {
        timer.scheduleWithFixedDelay(this::write, BETWEEN.toSeconds(), BETWEEN.toSeconds(), TimeUnit.SECONDS);
    }

    /** Counts a request that came with a key, let in or not. */
    public void request(CountedKey key, RequestOrigin origin) {
        open.request(key, origin);
    }

    /** Counts that it was not. */
    public void denial(TenantId tenant, ApiKeyId key, ProblemCode reason) {
        open.denial(tenant, key, reason);
    }

    /** Writes what was counted. What could not be written waits, in its order, for the next time. */
    synchronized void write() {
        try {
            close();
            while (!waiting.isEmpty()) {
                List<KeyTally> batch = waiting.stream().limit(AT_ONCE).toList();
                List<Optional<UsageFacts>> facts = store.add(batch);
                batch.forEach(written -> waiting.remove());
                for (int i = 0; i < batch.size(); i++) {
                    hear(batch.get(i), facts.get(i));
                }
            }
            untold.tell();
        } catch (UnavailableException away) {
            LOG.log(Level.DEBUG, "how keys were used is written later");
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.ERROR, "how keys were used could not be written: " + failed.getClass());
        }
    }

    private void close() {
        for (OpenTallies.Slot slot : open.slots()) {
            if (waiting.size() < MOST_WAITING) {
                open.take(slot).ifPresent(tally -> waiting.add(closed(slot, tally)));
            }
        }
    }

    private KeyTally closed(OpenTallies.Slot slot, OpenTally tally) {
        return tally.close(slot, new KeyTally.Batch(node, ++sequence), hashes(slot.tenant(), tally.networks()));
    }

    /** Without the tenant's key its requests are counted all the same; from where they came is not seen. */
    private Set<String> hashes(TenantId tenant, Set<String> networks) {
        try {
            return networks.stream()
                    .map(network -> blind.of(tenant, "api_key.network", network))
                    .collect(Collectors.toSet());
        } catch (RavenException noKey) {
            LOG.log(Level.DEBUG, "networks of keys are not noted at the moment");
            return Set.of();
        }
    }

    private void hear(KeyTally tally, Optional<UsageFacts> added) {
        added.stream()
                .flatMap(facts -> AnomalyRules.broken(tally, facts).stream())
                .forEach(seen -> untold.add(() -> news.strange(tally, seen)));
        tally.known()
                .filter(key -> key.rotationDue() && !news.toldDue(key))
                .ifPresent(key -> untold.add(() -> news.rotationDue(key)));
    }

    /** While the storage is still there. */
    void finish(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
        timer.shutdownNow();
        write();
    }
}
