package dev.raven.core.memory;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.Ids;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Does one task at a time. A task may be done twice and its worker may be killed anywhere: then another takes it over. One
 * that fails is not tried again at once; the mark of its conversation brings it back.
 */
@Singleton
class ConsolidationWorker {
    private static final Logger LOG = System.getLogger(ConsolidationWorker.class.getName());
    /** A living worker says so four times in this time; see {@link ConsolidationWorkers}. */
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** So often a task may end with the process that had it before it is taken for what ends them. */
    private static final int MOST_DELIVERIES = 5;

    private static final Duration LONG = Duration.ofHours(1);

    private final ConsolidationStore store;
    private final Consolidator consolidator;
    private final ConsolidationSettings settings;
    private final Signals signals;
    private final Clock clock;
    private final String node;
    private final Set<ConsolidationTask> inHand = ConcurrentHashMap.newKeySet();

    @Inject
    ConsolidationWorker(
            ConsolidationStore store,
            Consolidator consolidator,
            ConsolidationSettings settings,
            Signals signals,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.consolidator = consolidator;
        this.settings = settings;
        this.signals = signals;
        this.clock = clock;
        this.node = ids.node();
    }

    /**
     * Takes a task and does it; false when there is none.
     *
     * @param taken run once it is in hand
     */
    boolean runNext(Runnable taken) {
        Optional<ConsolidationTask> task = store.take(node, SILENCE);
        task.ifPresent(inHand -> {
            taken.run();
            run(inHand);
        });
        return task.isPresent();
    }

    /** Says which tasks are still in hand, and queues what is due to be looked at. */
    void tick() {
        inHand.forEach(task -> store.renew(node, task));
        Instant now = clock.instant();
        store.queueDue(now, now.plus(LONG));
    }

    private void run(ConsolidationTask task) {
        inHand.add(task);
        try (Signals.Timing timing = signals.begin(Signal.CONSOLIDATIONS)) {
            Optional<Instant> again = task.delivery() > MOST_DELIVERIES ? givenUp() : consolidated(task);
            store.settle(task, again);
            timing.done(again.isPresent() ? "put_off" : "done");
        } finally {
            inHand.remove(task);
        }
    }

    /** @return when to look again */
    private Optional<Instant> consolidated(ConsolidationTask task) {
        try {
            consolidator.consolidate(task.tenant(), task.user(), Optional.of(task.conversation()));
            return Optional.empty();
        } catch (NoKeyException erased) {
            return Optional.empty();
        } catch (UnavailableException away) {
            return away.code() == ProblemCode.TIMED_OUT ? toBeGoneOnWith(task) : putOff(away, settings.idle());
        } catch (RuntimeException failed) {
            return putOff(failed, LONG);
        }
    }

    /** Behind the others, so that one long tail does not keep them waiting. */
    private Optional<Instant> toBeGoneOnWith(ConsolidationTask task) {
        store.add(task.tenant(), task.user(), task.conversation());
        return Optional.of(clock.instant().plus(settings.idle()));
    }

    private Optional<Instant> putOff(RuntimeException failed, Duration by) {
        LOG.log(Level.WARNING, "a consolidation failed and waits " + by.toSeconds() + " s: " + failed.getClass());
        return Optional.of(clock.instant().plus(by));
    }

    private Optional<Instant> givenUp() {
        LOG.log(
                Level.WARNING,
                "a consolidation ended with its process " + MOST_DELIVERIES + " times; it waits an hour");
        return Optional.of(clock.instant().plus(LONG));
    }
}
