package dev.raven.web.metrics;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.signal.Reading;
import dev.raven.core.signal.StoredInstrument;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what lies in the storage, for who must not wait for it: on a thread aside, once for all who ask at the same time, and not
 * told at all where it does not come within a second.
 */
final class StoredReadings implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StoredReadings.class.getName());
    private static final long PATIENCE_MILLIS = 1_000;

    private final Iterable<StoredInstrument> instruments;
    private final ExecutorService aside = new ThreadPoolExecutor(
            0,
            1,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("raven-readings").daemon().factory());

    private @Nullable CompletableFuture<List<Reading>> underWay;

    StoredReadings(Iterable<StoredInstrument> instruments) {
        this.instruments = instruments;
    }

    /** What the storage says now; nothing of what it does not say in time. */
    List<Reading> now() {
        try {
            return begun().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException away) {
            return List.of();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** One that hangs is not asked a second time. */
    private synchronized CompletableFuture<List<Reading>> begun() {
        if (underWay == null || underWay.isDone()) {
            underWay = CompletableFuture.supplyAsync(this::look, aside);
        }
        return underWay;
    }

    private List<Reading> look() {
        List<Reading> found = new ArrayList<>();
        for (StoredInstrument instrument : instruments) {
            try {
                found.addAll(instrument.readings());
            } catch (UnavailableException away) {
                return found; // the next one would wait as long for the same
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "something in the storage cannot be told: " + failed.getClass());
            }
        }
        return found;
    }

    @Override
    public void close() {
        aside.shutdownNow();
    }
}
