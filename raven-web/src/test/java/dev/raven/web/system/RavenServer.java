package dev.raven.web.system;

import dev.raven.core.network.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code ./raven start} on a free port of loopback and a data directory of its own; on the application server whose directory the property
 * {@code raven.on} names.
 */
final class RavenServer implements AutoCloseable {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final String ON = System.getProperty("raven.on", "");
    private static final int START_SECONDS = 180;
    private static final int STOP_SECONDS = 60;
    private static final int LINES_SHOWN = 80;

    private final Process process;
    private final Path data;
    private final Path output;
    private final Path errors;
    private final URI url;

    private RavenServer(Path data, int port, Map<String, String> settings) throws IOException {
        this.data = data;
        this.output = Files.createTempFile("raven-output", ".txt");
        this.errors = Files.createTempFile("raven-errors", ".txt");
        this.url = URI.create((settings.containsKey("RAVEN_TLS_CERT") ? "https" : "http") + "://127.0.0.1:" + port);
        ProcessBuilder start = new ProcessBuilder(command())
                .directory(PROJECT.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        start.environment()
                .keySet()
                .removeIf(name -> name.matches("(RAVEN|KMS|VAULT|AWS|AZURE|GOOGLE|ENCRYPTION|REDIS)_.*"));
        start.environment()
                .putAll(Map.of(
                        "RAVEN_DATA_DIR", data.toString(),
                        "RAVEN_HTTP_PORT", String.valueOf(port),
                        "RAVEN_MANAGEMENT_ADDRESS", "127.0.0.1:0",
                        "RAVEN_DRAIN_SECONDS", "0",
                        // few of these servers live long enough to earn back what a second compiler costs
                        "RAVEN_JAVA_OPTS", "-XX:TieredStopAtLevel=1",
                        // all tests come from one address
                        "RAVEN_FAILED_AUTH_PER_MINUTE", "1000000",
                        "RAVEN_REGISTRATIONS_PER_HOUR", "1000000"));
        start.environment().putAll(settings);
        this.process = start.start();
    }

    private static List<String> command() {
        return ON.isEmpty() ? List.of("./raven", "start") : List.of("./raven", "start", "--on", ON);
    }

    /** Whether it is the server that {@code ./raven} brings along, whose every answer is known. */
    static boolean bundled() {
        return ON.isEmpty();
    }

    /** Starts one and waits until it is ready. */
    static RavenServer started(Path data, Map<String, String> settings) {
        return started(data, FreePort.next(), settings);
    }

    /** The same on a port. */
    static RavenServer started(Path data, int port, Map<String, String> settings) {
        RavenServer server = launched(data, port, settings);
        server.awaitReady();
        return server;
    }

    /** Starts one that may fail. */
    static RavenServer launched(Path data, int port, Map<String, String> settings) {
        try {
            return new RavenServer(data, port, settings);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitReady() {
        for (int tenths = 0; tenths < START_SECONDS * 10; tenths++) {
            if (output().contains("Raven is ready.")) {
                return;
            }
            if (exitCode(100).isPresent()) {
                throw new AssertionError("Raven ended: " + errors() + log());
            }
        }
        close();
        throw new AssertionError("Raven is not ready in time: " + errors() + log());
    }

    /** Its exit code, once it has ended within so many milliseconds. */
    Optional<Integer> exitCode(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS) ? Optional.of(process.exitValue()) : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    URI url() {
        return url;
    }

    /** Its management listener, as its log names it. */
    URI management() {
        return URI.create(unescaped(data.resolve("run/raven.log"))
                .replaceAll("(?s).*description are at (http://[0-9.:]+[0-9]).*", "$1"));
    }

    Path data() {
        return data;
    }

    /** A client with the operator's key. */
    Api operator() {
        return Api.of(url).as(operatorKey());
    }

    String operatorKey() {
        return read(data.resolve("operator.key")).strip();
    }

    /** The embedded Redis as another server would name it. */
    String redisUrl() {
        Map<String, String> settings = read(data.resolve("redis/redis.conf"))
                .lines()
                .map(line -> line.split(" ", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].trim(), (one, other) -> other));
        return "redis://:" + settings.get("requirepass") + "@127.0.0.1:" + settings.get("port");
    }

    String output() {
        return read(output);
    }

    String errors() {
        return read(errors);
    }

    /** The end of its log. */
    String log() {
        List<String> lines = read(data.resolve("run/raven.log")).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    /** Whether a line of its log says this. */
    boolean logged(String text) {
        return unescaped(data.resolve("run/raven.log")).contains(text);
    }

    /** How many times its log says this. */
    int timesLogged(String text) {
        return read(data.resolve("run/raven.log")).split(Pattern.quote(text), -1).length - 1;
    }

    /** The Java process behind the script. */
    ProcessHandle java() {
        return ProcessHandle.of(Long.parseLong(read(data.resolve("run/pid")).trim()))
                .orElseThrow();
    }

    /** The embedded Redis, while it runs. */
    Optional<ProcessHandle> redis() {
        String program = data.resolve("redis/redis-server").toString();
        return ProcessHandle.allProcesses()
                .filter(running ->
                        running.info().command().filter(program::equals).isPresent())
                .findFirst();
    }

    /** Whatever still runs on its data directory. */
    List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(running -> running.info().commandLine().orElse(""))
                .filter(command -> command.contains(data.toString()))
                .toList();
    }

    /** A log; some servers escape slashes where they write JSON. */
    private static String unescaped(Path log) {
        return read(log).replace("\\/", "/");
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Stops it as a user's Ctrl-C would. */
    @Override
    public void close() {
        process.destroy();
        if (exitCode(STOP_SECONDS * 1000L).isEmpty()) {
            java().destroyForcibly();
            throw new AssertionError("Raven does not stop: " + log());
        }
    }
}
