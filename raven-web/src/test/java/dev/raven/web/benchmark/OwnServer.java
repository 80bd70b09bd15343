package dev.raven.web.benchmark;

import dev.raven.core.network.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./raven start} as anybody would call it, on a free port of loopback and an empty data directory. */
final class OwnServer {
    private static final Path HOME =
            Path.of(System.getProperty("raven.home", "")).toAbsolutePath();
    /** Settings of the caller that the figures should show the effect of; none that leads to data or keys. */
    private static final String KEPT = "RAVEN_(JAVA_OPTS|(INDEX|EMBEDD|RECALL|RERANK|SCAN|LLM|CONSOLID|FACT)[A-Z_]*)";

    private static final String VECTORS = "RAVEN_EMBEDDINGS";
    private static final String OURS = "(RAVEN|REDIS|KMS|ENCRYPTION|VAULT|AWS|AZURE|GOOGLE|CLOUDSDK)_.*";

    private final Workplace place;
    private final List<String> command;
    private final Path data;
    private final Map<String, String> settings;
    private final int port;
    private Child process;

    OwnServer(Workplace place, Map<String, String> settings) {
        this(place, HOME, settings);
    }

    /** @param home where a {@code ./raven} and what it needs are */
    OwnServer(Workplace place, Path home, Map<String, String> settings) {
        this(place, List.of(home.resolve("raven").toString(), "start"), settings);
    }

    private OwnServer(Workplace place, List<String> command, Map<String, String> settings) {
        this.place = place;
        this.command = command;
        this.data = place.directory("data");
        this.settings = settings;
        this.port = FreePort.next();
        this.process = start();
    }

    /** One that keeps its data in this Redis, which writes to its disk every second. */
    static OwnServer on(String redis, Workplace place, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("REDIS_URL", redis);
        all.put("RAVEN_DURABILITY", "everysec");
        return new OwnServer(place, all);
    }

    /** One on the application server in that directory; on ours, where none is named. */
    static OwnServer on(Optional<Path> server, Workplace place) {
        List<String> command = Stream.concat(
                        Stream.of(HOME.resolve("raven").toString(), "start"),
                        server.stream().flatMap(directory -> Stream.of("--on", directory.toString())))
                .toList();
        return new OwnServer(place, command, Map.of());
    }

    private Child start() {
        ProcessBuilder command = new ProcessBuilder(this.command);
        command.environment().keySet().removeIf(name -> name.matches(OURS) && !name.matches(KEPT));
        if (settings.containsKey(VECTORS)) { // half the caller's and half the benchmark's would fit no service
            command.environment().keySet().removeIf(name -> name.startsWith(VECTORS));
        }
        settings.forEach(command.environment()::putIfAbsent);
        command.environment()
                .putAll(Map.of(
                        "RAVEN_DATA_DIR",
                        data.toString(),
                        "RAVEN_HTTP_ADDRESS",
                        "127.0.0.1",
                        "RAVEN_HTTP_PORT",
                        String.valueOf(port),
                        "RAVEN_MANAGEMENT_ADDRESS",
                        "127.0.0.1:0"));
        Progress.say("starting Raven " + settings.keySet());
        Child started = Child.start(place, data.resolve("benchmark.out"), command);
        started.await(() -> started.said().contains("Raven is ready."));
        return started;
    }

    /** Ends it and starts it again on the same data. */
    void restart() {
        process.end();
        process = start();
    }

    void end() {
        process.end();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** With the operator's key. */
    Connection operator() {
        try {
            String key = Files.readString(data.resolve("operator.key")).strip();
            return new Connection(url(), Optional.of(key));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The Java process behind the script. */
    long pid() {
        try {
            return Long.parseLong(Files.readString(data.resolve("run/pid")).trim());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What it and its application server logged since it was started. */
    String log() {
        try {
            return Files.readString(data.resolve("run/raven.log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How the script called Java: another server of the same kind is started in the same words. */
    List<String> words() {
        ProcessHandle.Info java = ProcessHandle.of(pid()).orElseThrow().info();
        return java.arguments().map(List::of).orElseThrow();
    }

    static Path home() {
        return HOME;
    }
}
