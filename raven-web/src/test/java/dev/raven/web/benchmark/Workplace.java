package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/** A temporary directory and what was started in it. Nothing of either outlives the benchmark, however that ends. */
final class Workplace implements AutoCloseable {
    private final Path directory;
    private final Deque<Runnable> ends = new ArrayDeque<>();
    private boolean closed;

    Workplace() {
        try {
            directory = Files.createTempDirectory("raven-benchmark-");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** An empty directory in it. */
    Path directory(String prefix) {
        try {
            return Files.createTempDirectory(directory, prefix + "-");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** To be done at the end at the latest; the last one first. Doing it twice must do no harm. */
    synchronized void atEnd(Runnable end) {
        if (closed) {
            end.run();
            throw new IllegalStateException("the benchmark has ended");
        }
        ends.push(end);
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
        try {
            delete(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
