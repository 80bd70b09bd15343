package dev.raven.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Lets many threads do the same thing at the same moment. */
public final class Races {
    private Races() {}

    /** How many of the racers, numbered from 0, succeeded. */
    public static long winners(int racers, IntPredicate attempt) {
        return results(racers, attempt::test).stream().filter(won -> won).count();
    }

    /** What each racer got. */
    public static <T> List<T> results(int racers, IntFunction<T> attempt) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
            List<Future<T>> runs = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                int racer = i;
                runs.add(threads.submit(() -> {
                    start.await();
                    return attempt.apply(racer);
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> run : runs) {
                results.add(run.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
