package dev.raven.persistence.embedded;

import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A redis-server of Raven's own: a child process on a free loopback port, behind a password of this start, with every
 * write on disk before it is answered. It comes back by itself after a crash and ends with this JVM, however that ends.
 * Its files are in {@code redis} under the data directory and outlive it. The owner closes it; there is no exit hook,
 * because one would take Redis away from requests that are still being served.
 */
public final class EmbeddedRedis implements AutoCloseable {
    static final String PART = "Embedded Redis";
    private static final int ATTEMPTS = 3;

    private final DirectoryLock lock;
    private final RedisAccess access;
    private final RedisProcess process;

    private EmbeddedRedis(DirectoryLock lock, RedisAccess access, RedisProcess process) {
        this.lock = lock;
        this.access = access;
        this.process = process;
    }

    /**
     * Starts it and waits until it has read its files. A server left over by a killed Raven is ended first: two never
     * share the files.
     *
     * @throws SettingException when this platform has no binary, the directory is in use or cannot be written, or the
     *     server does not start; one line that says what to do
     */
    public static EmbeddedRedis start(Path dataDir) {
        try {
            return start(RedisDirectory.in(dataDir));
        } catch (IOException unwritable) {
            throw new SettingException(
                    "RAVEN_DATA_DIR", "cannot keep Redis's files there; make it writable or name another directory.");
        }
    }

    private static EmbeddedRedis start(RedisDirectory directory) throws IOException {
        RedisBinary binary = RedisBinary.ofThisPlatform();
        DirectoryLock lock = DirectoryLock.of(directory);
        try {
            LeftOver.end(directory.binary());
            binary.unpackTo(directory.binary());
            return launch(directory, lock);
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** More than once, because another process may take the free port before redis-server does. */
    private static EmbeddedRedis launch(RedisDirectory directory, DirectoryLock lock) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            RedisAccess access = RedisAccess.fresh();
            directory.configure(access);
            RedisProcess process = RedisProcess.launch(directory);
            if (process.becomesReady(access)) {
                return new EmbeddedRedis(lock, access, process);
            }
            process.close();
        }
        throw new SettingException(
                PART, "does not start; " + directory.log() + " says why. Or set REDIS_URL to a server of your own.");
    }

    /** {@code redis://:password@127.0.0.1:port}: a secret, for the client alone. */
    public String url() {
        return access.url();
    }

    /** Ends the server in order, its last writes on disk; at most ten seconds. */
    @Override
    public void close() {
        process.close();
        lock.close();
    }

    @Override
    public String toString() {
        return "EmbeddedRedis[" + access + "]";
    }
}
