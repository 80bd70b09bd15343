package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server takes of its machine, as Linux counts it.
 *
 * @param resident bytes
 * @param threads of the system
 * @param descriptors of files and sockets that are open
 */
record Vitals(long resident, int threads, int descriptors) {
    static final Vitals NONE = new Vitals(0, 0, 0);
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");

    static Vitals of(OwnServer raven) {
        Path process = Path.of("/proc", String.valueOf(raven.pid()));
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            Matcher threads = THREADS.matcher(Files.readString(process.resolve("status")));
            return new Vitals(Footprint.resident(raven), threads.find() ? Integer.parseInt(threads.group(1)) : 0, (int)
                    open.count());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The larger of each. */
    Vitals most(Vitals other) {
        return new Vitals(
                Math.max(resident, other.resident),
                Math.max(threads, other.threads),
                Math.max(descriptors, other.descriptors));
    }
}
