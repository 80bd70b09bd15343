package dev.raven.core.checklist;

import dev.raven.api.problem.RavenException;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.core.request.RequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What many looks find, made side by side and for so long at most, each for the request of whoever has them made. One that throws, or does not end, has failed. */
final class Findings {
    private static final Logger LOG = System.getLogger(Findings.class.getName());

    private Findings() {}

    /** What a look finds, or that it did not come to an end. */
    static Finding of(Supplier<Finding> look) {
        try {
            return look.get();
        } catch (RavenException refused) {
            return Finding.fail("It could not be looked at: " + refused.code().wireName() + ".");
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "a row of the checklist could not be looked at", failed);
            return Finding.fail("It could not be looked at; the log says more.");
        }
    }

    static SortedMap<ChecklistRow, Finding> all(Map<ChecklistRow, Supplier<Finding>> looks, Duration patience) {
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("raven-checklist-", 0).factory());
        try {
            long end = System.nanoTime() + patience.toNanos();
            Map<ChecklistRow, Future<Finding>> begun = new EnumMap<>(ChecklistRow.class);
            looks.forEach((row, look) -> begun.put(row, begin(look, threads)));
            SortedMap<ChecklistRow, Finding> found = new TreeMap<>();
            begun.forEach((row, look) -> found.put(row, result(look, end)));
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Future<Finding> begin(Supplier<Finding> look, Executor threads) {
        FutureTask<Finding> begun = new FutureTask<>(() -> of(look));
        threads.execute(RequestContext.carrying(begun));
        return begun;
    }

    private static Finding result(Future<Finding> look, long end) {
        try {
            return look.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            return Finding.fail("It could not be looked at in time.");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Finding.fail("It could not be looked at, as the server is stopping.");
        }
    }
}
