package dev.raven.persistence.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A real Redis for tests: a child process on a loopback port, every write on disk before it is answered. */
public final class RedisServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final RedisServer SHARED = startedOnce();

    private final Path dir;
    private final int port;
    private final List<String> options;
    private Process process;

    private RedisServer(Path dir, int port, List<String> options) {
        this.dir = dir;
        this.port = port;
        this.options = options;
        this.process = launch();
    }

    /** The one that the tests of this JVM share; they stay apart by their random tenants. */
    public static RedisServer shared() {
        return SHARED;
    }

    /** A server of one's own, to be stopped and started. */
    public static RedisServer start(String... options) {
        try {
            return new RedisServer(Files.createTempDirectory("raven-redis-"), freePort(), List.of(options));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://" + HOST + ":" + port;
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

    /** Starts it again on the same port and files. */
    public void restart() {
        process = launch();
    }

    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    private static RedisServer startedOnce() {
        RedisServer server = start("--appendfsync", "always");
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    private Process launch() {
        try {
            List<String> command = new ArrayList<>(List.of(
                    binary().toString(),
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    HOST,
                    "--dir",
                    dir.toString(),
                    "--save",
                    "",
                    "--appendonly",
                    "yes",
                    "--logfile",
                    dir.resolve("redis.log").toString()));
            command.addAll(options);
            Process started = new ProcessBuilder(command).start();
            awaitAnswer(started);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitAnswer(Process started) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (started.isAlive() && System.nanoTime() < deadline) {
            try (Jedis jedis = new Jedis(HOST, port)) {
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
        return String.valueOf(refusal.getMessage()).contains("NOAUTH");
    }

    private void waitForEnd() {
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path binary() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String cpu = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String resource = "/redis-server-7.0.15-" + system + "-" + cpu;
        Path binary = Files.createTempFile("redis-server-", "");
        binary.toFile().deleteOnExit();
        try (InputStream content = RedisServer.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("no " + resource);
            }
            Files.copy(content, binary, StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
