package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that each do the same thing again and again for a while, as fast as they are answered. */
final class Load {
    private Load() {}

    /** One client; each step is acknowledged or fails. */
    interface Client {
        void step() throws IOException;
    }

    /** Steps a second of all clients together. */
    static double perSecond(List<? extends Client> clients, Duration time) {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            long begun = System.nanoTime();
            long end = begun + time.toNanos();
            List<Future<Long>> counts = clients.stream()
                    .map(client -> threads.submit(() -> until(end, client)))
                    .toList();
            long steps = counts.stream().mapToLong(Load::value).sum();
            return steps / ((System.nanoTime() - begun) / 1e9);
        }
    }

    private static long until(long end, Client client) throws IOException {
        long steps = 0;
        while (System.nanoTime() < end) {
            client.step();
            steps++;
        }
        return steps;
    }

    /** What a client came to; what it threw, where it failed. */
    static <T> T value(Future<T> client) {
        try {
            return client.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw new UncheckedIOException(broken);
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
