package dev.raven.core.memory;

import dev.raven.core.recall.Turn;
import dev.raven.core.request.RequestContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Computes vectors of what was said last, for the query that first sees it and all that follow. A query waits for them, but
 * not for long: then it goes by their words, and the next one has their meaning. They live in this node's RAM until
 * consolidation brings those that stay.
 */
@Singleton
class TailVectors {
    private static final Logger LOG = System.getLogger(TailVectors.class.getName());
    private static final int ROOM = 1_000;
    /** Interactions after one query: what waits beyond is consolidation's work. */
    private static final int MOST = 10;
    /** Characters of them, as the model takes longer for longer texts. */
    private static final int MOST_CHARACTERS = 8_000;

    /** Enough for two or three short messages on a machine that has little else to do. */
    private static final int AWAITED_MILLIS = 50;

    private final Vectors vectors;
    private final Map<UserMemory, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("raven-tail-vectors").daemon().factory());

    @Inject
    TailVectors(Vectors vectors) {
        this.vectors = vectors;
    }

    /**
     * Computes what a memory lacks. When too many memories wait, the next query asks again.
     *
     * @return completed when it is done, or has taken as long as a query waits for it
     */
    CompletableFuture<Void> compute(UserMemory memory) {
        return memory.lacksVectors() && vectors.model().isPresent() && waiting.size() < ROOM
                ? waiting.computeIfAbsent(memory, this::started)
                : CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> started(UserMemory memory) {
        return CompletableFuture.runAsync(RequestContext.carrying(() -> run(memory)), worker)
                .completeOnTimeout(null, AWAITED_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void run(UserMemory memory) {
        try {
            int characters = 0;
            for (Turn turn : memory.withoutVectors(MOST, MOST_CHARACTERS)) {
                int more = turn.user().text().length() + turn.agent().text().length();
                if (characters + more <= MOST_CHARACTERS) {
                    characters += more;
                    vectors.of(turn).ifPresent(computed -> memory.give(turn, computed));
                }
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the newest interactions are found by words alone for now: " + failed.getClass());
        } finally {
            waiting.remove(memory);
        }
    }

    @PreDestroy
    void close() {
        worker.shutdownNow();
    }
}
