package dev.raven.persistence.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clock of its own for a process, by Debian's package {@code faketime}; and the server of {@code redis-tools}, which can have one: the
 * Redis of other tests is linked statically, so that no library gets before its clock.
 */
public final class FakeTime {
    /** Is a server, too, where it is called so. */
    private static final Path REDIS = Path.of("/usr/bin/redis-check-rdb");

    private FakeTime() {}

    /** Whether this machine has both packages. */
    public static boolean isPossible() {
        return Files.isExecutable(REDIS) && library().isPresent();
    }

    /** What to start a server of the JVM with, beside what says how its clock goes. */
    public static Map<String, String> ofTheJvm(Map<String, String> clock) {
        return with(clock, library().orElseThrow().toString());
    }

    /** The same for {@link #redisIn}. */
    public static Map<String, String> ofRedis(Map<String, String> clock) {
        return with(
                clock,
                library().orElseThrow() + " libc.so.6"); // libc's own memory, as Redis's asks the clock too early
    }

    /** A Redis to start, in this directory. */
    public static Path redisIn(Path directory) {
        try {
            return Files.createSymbolicLink(directory.resolve("redis-server"), REDIS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Only the wall clock is another one; without the last setting, a JVM waits for ever. */
    private static Map<String, String> with(Map<String, String> clock, String preloaded) {
        Map<String, String> all = new HashMap<>(clock);
        all.put("LD_PRELOAD", preloaded);
        all.put("DONT_FAKE_MONOTONIC", "1");
        all.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        return all;
    }

    private static Optional<Path> library() {
        try (Stream<Path> systems = Files.list(Path.of("/usr/lib"))) {
            return systems.map(system -> system.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
