package dev.raven.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The files of the embedded server, readable by their owner alone. */
final class RedisDirectory {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;

    private RedisDirectory(Path path) {
        this.path = path;
    }

    /** With links resolved: a left-over server is known by the real path of its program. */
    static RedisDirectory in(Path dataDir) throws IOException {
        Path path = Files.createDirectories(dataDir.resolve("redis")).toRealPath();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        return new RedisDirectory(path);
    }

    Path binary() {
        return path.resolve("redis-server");
    }

    Path configuration() {
        return path.resolve("redis.conf");
    }

    Path log() {
        return path.resolve("redis.log");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** The password stands here and nowhere on a command line, which every user of the machine can read. */
    void configure(RedisAccess access) throws IOException {
        Files.deleteIfExists(configuration());
        Files.createFile(configuration(), OWNER_ONLY);
        Files.writeString(configuration(), text(access), StandardOpenOption.TRUNCATE_EXISTING);
    }

    private String text(RedisAccess access) {
        return """
                bind %s
                port %d
                requirepass %s
                dir %s
                logfile %s
                appendonly yes
                appendfsync always
                save ""
                maxmemory-policy noeviction
                """.formatted(RedisAccess.HOST, access.port(), access.password(), quoted(path), quoted(log()));
    }

    private static String quoted(Path file) {
        return '"' + file.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
