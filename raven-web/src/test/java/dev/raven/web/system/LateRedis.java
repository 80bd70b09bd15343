package dev.raven.web.system;

import dev.raven.persistence.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Redis whose clock goes days behind, by Debian's packages {@code redis-tools} and {@code faketime}: what is stored in it is as old,
 * as Raven goes by the storage's clock. The Redis of other tests is linked statically, so that no library gets before its clock.
 */
final class LateRedis {
    /** Is a server, too, where it is called so. */
    private static final Path PROGRAM = Path.of("/usr/bin/redis-check-rdb");

    private LateRedis() {}

    /** Whether this machine has what it takes. */
    static boolean isPossible() {
        return Files.isExecutable(PROGRAM) && library().isPresent();
    }

    /** Its clock is right once it is started again. */
    static RedisServer start(int days) {
        return RedisServer.start(
                program(),
                Map.of(
                        "LD_PRELOAD",
                        library().orElseThrow()
                                + " libc.so.6", // libc's own memory, as Redis's asks the clock too early
                        "FAKETIME",
                        "-" + days + "d",
                        "DONT_FAKE_MONOTONIC",
                        "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"),
                "--appendfsync",
                "always");
    }

    private static Path program() {
        try {
            return Files.createSymbolicLink(Raven.temporary().resolve("redis-server"), PROGRAM);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
