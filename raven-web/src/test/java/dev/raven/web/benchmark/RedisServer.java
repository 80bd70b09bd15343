package dev.raven.web.benchmark;

import dev.raven.core.network.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/** The redis-server that Raven embeds, without Raven: for both sides of a comparison to run against the same one. */
final class RedisServer {
    private static final String VERSION = "7.0.15";

    private final int port = FreePort.next();
    private final Child process;

    /** @param appendfsync {@code always} or {@code everysec} */
    RedisServer(Workplace place, String appendfsync) {
        this(place, place.directory("redis"), appendfsync);
    }

    /** @param data its directory */
    RedisServer(Workplace place, Path data, String appendfsync) {
        this(place, program(data), Map.of(), data, appendfsync);
    }

    /**
     * @param program another one than the embedded
     * @param environment what it is started with beside the benchmark's own
     */
    RedisServer(Workplace place, Path program, Map<String, String> environment, Path data, String appendfsync) {
        ProcessBuilder command = new ProcessBuilder(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--dir",
                data.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                appendfsync,
                "--maxmemory-policy",
                "noeviction");
        command.environment().putAll(environment);
        process = Child.start(place, data.resolve("redis.out"), command);
        process.await(this::answers);
    }

    void end() {
        process.end();
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** What Redis says it uses, in bytes. */
    long usedMemory() {
        try (BareRedisClient client = new BareRedisClient(port)) {
            return client.usedMemory();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path program(Path directory) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String name = "/redis-server-" + VERSION + "-" + system + "-" + processor;
        Path program = directory.resolve("redis-server");
        try (InputStream content = RedisServer.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("there is no embedded Redis for this platform: " + name);
            }
            Files.copy(content, program);
            return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
