package dev.raven.core.memory;

import dev.raven.core.recall.Turn;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Computes vectors of what was said last, after the query that first saw it and off its path: an answer need not wait for
 * the model to read what words find as well. They live in this node's RAM until consolidation brings those that stay.
 */
@Singleton
class TailVectors {
    private static final Logger LOG = System.getLogger(TailVectors.class.getName());
    private static final int ROOM = 1_000;
    /** Interactions after one query: what waits beyond is consolidation's work. */
    private static final int MOST = 10;
    /** Characters of them, as the model takes longer for longer texts. */
    private static final int MOST_CHARACTERS = 8_000;

    private final Vectors vectors;
    private final Set<UserMemory> waiting = ConcurrentHashMap.newKeySet();
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

    /** Computes what a memory lacks, soon; does nothing when it waits already, or too many do: the next query asks again. */
    void compute(UserMemory memory) {
        if (waiting.size() < ROOM && waiting.add(memory)) {
            worker.execute(() -> run(memory));
        }
    }

    private void run(UserMemory memory) {
        try {
            int characters = 0;
            for (Turn turn : memory.withoutVectors(MOST)) {
                characters += turn.user().text().length() + turn.agent().text().length();
                if (characters <= MOST_CHARACTERS) {
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
