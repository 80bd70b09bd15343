package dev.raven.persistence.redis;

import dev.raven.core.network.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A real Redis for tests: a child process on a loopback port, every write on disk before it is answered. */
public final class RedisServer implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final Path BINARY = binary();

    private final Path dir;
    private final int port;
    private final List<String> command;
    private Process process;

    private RedisServer(Path dir, int port, List<String> command, Map<String, String> environment) {
        this.dir = dir;
        this.port = port;
        this.command = command;
        this.process = launch(environment);
    }

    /** The one that the tests of this JVM share; they stay apart by their random tenants. */
    public static RedisServer shared() {
        return Shared.SERVER;
    }

    /** A server of one's own, to be stopped and started. */
    public static RedisServer start(String... options) {
        return start(BINARY, Map.of(), options);
    }

    /** Another program than the tests' own, in an environment with more in it. */
    public static RedisServer start(Path binary, Map<String, String> environment, String... options) {
        Path dir = temporary();
        int port = FreePort.next();
        List<String> command = new ArrayList<>(List.of(binary.toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", HOST, "--dir", dir.toString(), "--save", "", "--appendonly", "yes"));
        command.addAll(List.of("--logfile", dir.resolve("redis.log").toString()));
        command.addAll(List.of("--repl-diskless-sync-delay", "0"));
        command.addAll(List.of(options));
        return new RedisServer(dir, port, command, environment);
    }

    /** A Sentinel; it writes what it learns into its file. */
    static RedisServer startSentinel(String settings) {
        Path dir = temporary();
        int port = FreePort.next();
        Path file = dir.resolve("sentinel.conf");
        try {
            Files.writeString(
                    file,
                    "port %d\nbind %s\ndir %s\nlogfile %s\n%s"
                            .formatted(port, HOST, dir, dir.resolve("redis.log"), settings));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new RedisServer(dir, port, List.of(BINARY.toString(), file.toString(), "--sentinel"), Map.of());
    }

    /** Where its files are. */
    public Path directory() {
        return dir;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://" + address();
    }

    public String address() {
        return HOST + ":" + port;
    }

    /** A connection past all pools, to be closed. */
    public Jedis connect() {
        return new Jedis(HOST, port);
    }

    /** Ends the process at once, as a power cut does. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Stops it from answering without ending it, or lets it go on. */
    public void freeze(boolean frozen) {
        try {
            new ProcessBuilder("kill", frozen ? "-STOP" : "-CONT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Starts it again on the same port and files, and with nothing more in its environment. */
    public void restart() {
        process = launch(Map.of());
    }

    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    /** Started when first asked for. */
    private static final class Shared {
        private static final RedisServer SERVER = startedOnce();
    }

    private static RedisServer startedOnce() {
        RedisServer server = start("--appendfsync", "always");
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    private Process launch(Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            Process started = builder.start();
            awaitAnswer(started);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitAnswer(Process started) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (started.isAlive() && System.nanoTime() < deadline) {
            try (Jedis jedis = connect()) {
                jedis.ping();
                return;
            } catch (JedisException notYet) {
                if (answered(notYet)) {
                    return;
                }
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("redis-server does not start; see " + dir.resolve("redis.log"));
    }

    private static boolean answered(JedisException refusal) {
        return String.valueOf(refusal.getMessage()).matches("(?s).*(NOAUTH|MASTERDOWN).*");
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("raven-redis-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The property {@code raven.redis-server} names another program, such as a newer Redis, for all tests. */
    private static Path binary() {
        String given = System.getProperty("raven.redis-server", "");
        return given.isEmpty() ? embedded() : Path.of(given);
    }

    private static Path embedded() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String cpu = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String resource = "/redis-server-7.0.15-" + system + "-" + cpu;
        try (InputStream content = RedisServer.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("no " + resource);
            }
            Path binary = Files.createTempFile("redis-server-", "");
            binary.toFile().deleteOnExit();
            Files.copy(content, binary, StandardCopyOption.REPLACE_EXISTING);
            return Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
