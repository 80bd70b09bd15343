package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How long an event takes until it is durable and copied: a user is read, by a tenant that has reads recorded and by one that
 * has not, in turns. The difference is one event.
 */
final class AppendBenchmark {
    private final Account recorded;
    private final Account silent;
    private final int reads;

    /** @param reads of all clients together in a turn */
    AppendBenchmark(URI url, int reads) {
        this.recorded = Account.register(url, Optional.empty(), Map.of("data_audit", "all"));
        this.silent = Account.register(url, Optional.empty(), Map.of());
        this.reads = reads;
    }

    Table measure(int clients, int turns) {
        Table table = new Table(
                "A read of a user, milliseconds seen by the client (" + Machine.text() + ")",
                "clients",
                "recorded p50",
                "recorded p90",
                "recorded p99",
                "not recorded p50",
                "not recorded p90",
                "not recorded p99",
                "reads",
                "load");
        for (int at : new int[] {1, clients}) {
            Progress.say("reads by " + at);
            List<Reader> readers = readers(recorded, at);
            List<Reader> others = readers(silent, at);
            run(readers);
            run(others);
            forget(readers);
            forget(others);
            for (int turn = 0; turn < turns; turn++) {
                run(readers);
                run(others);
            }
            Latencies mine = all(readers);
            Latencies theirs = all(others);
            table.row(
                    at,
                    mine.text(50),
                    mine.text(90),
                    mine.text(99),
                    theirs.text(50),
                    theirs.text(90),
                    theirs.text(99),
                    mine.count(),
                    Machine.load().replace("load average ", ""));
        }
        return table;
    }

    private List<Reader> readers(Account account, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Reader(account, reads / count))
                .toList();
    }

    private static void run(List<Reader> readers) {
        try (ExecutorService threads = Executors.newFixedThreadPool(readers.size())) {
            List<Future<?>> all =
                    readers.stream().<Future<?>>map(threads::submit).toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static void forget(List<Reader> readers) {
        readers.forEach(reader -> reader.took = new Latencies());
    }

    private static Latencies all(List<Reader> readers) {
        Latencies all = new Latencies();
        readers.forEach(reader -> all.addAll(reader.took));
        return all;
    }

    /** One client with a user of its own. */
    private static final class Reader implements Runnable {
        private final Connection connection;
        private final byte[] request;
        private final int times;
        private Latencies took = new Latencies();

        Reader(Account account, int times) {
            this.connection = account.connect();
            this.request = connection.request("GET", "/api/v1/users/" + Account.user(connection), new byte[0]);
            this.times = times;
        }

        @Override
        public void run() {
            try {
                for (int i = 0; i < times; i++) {
                    long begun = System.nanoTime();
                    connection.send(request);
                    took.add(System.nanoTime() - begun);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
