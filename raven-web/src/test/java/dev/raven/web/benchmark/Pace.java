package dev.raven.web.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Clients that together do so many steps a second, whether they are answered in time or not: a time counts from when its step
 * was due, so that one who has to wait cannot keep the next from being counted.
 */
final class Pace {
    private static final Duration POLL = Duration.ofMillis(250);

    private final long nanosEach;
    private final List<? extends Load.Client> clients;

    private Pace(long nanosEach, List<? extends Load.Client> clients) {
        this.nanosEach = nanosEach;
        this.clients = clients;
    }

    /** @param rate steps a second of all together */
    static Pace of(int rate, List<? extends Load.Client> clients) {
        return new Pace(clients.size() * 1_000_000_000L / rate, clients);
    }

    /** The times of all steps, until it is told, four times a second, that it is enough. */
    Latencies keepUntil(BooleanSupplier more) {
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            long begun = System.nanoTime();
            List<Future<Latencies>> all = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                long first = begun + i * nanosEach / clients.size();
                Load.Client client = clients.get(i);
                all.add(threads.submit(() -> steps(client, first, enough)));
            }
            try {
                while (more.getAsBoolean()) {
                    Pause.of(POLL);
                }
            } finally {
                enough.set(true);
            }
            Latencies times = new Latencies();
            all.forEach(part -> times.addAll(Load.value(part)));
            return times;
        }
    }

    private Latencies steps(Load.Client client, long first, AtomicBoolean enough) throws IOException {
        Latencies times = new Latencies();
        for (long due = first; !enough.get(); due += nanosEach) {
            Pause.until(due);
            client.step();
            times.add(System.nanoTime() - due);
        }
        return times;
    }
}
