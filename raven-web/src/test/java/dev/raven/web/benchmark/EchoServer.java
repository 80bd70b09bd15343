package dev.raven.web.benchmark;

import dev.raven.core.network.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A second instance of the server that Raven runs in, started in the same words, with nothing in it but {@link EchoServlet}. */
final class EchoServer {
    private static final Path WEB = OwnServer.home().resolve("raven-web/target");
    private static final String SERVLET = "dev/raven/web/benchmark/EchoServlet.class";

    private final int port = FreePort.next();

    EchoServer(Workplace place, OwnServer like) {
        Path directory = place.directory("echo");
        Progress.say("starting the bare echo");
        try {
            Path war = war(directory.resolve("echo.war"));
            Path launcher = launcher(place, directory);
            Child.start(place, directory.resolve("echo.out"), new ProcessBuilder(command(like.words(), launcher, war)))
                    .await(this::answers);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Raven's own command line, but for where it runs, where it listens and what it serves. */
    private List<String> command(List<String> raven, Path launcher, Path war) {
        Map<String, String> other =
                Map.of("-jar", launcher.toString(), "--port", String.valueOf(port), "--deploy", war.toString());
        List<String> command = new ArrayList<>(List.of(java()));
        String option = "";
        for (String word : raven) {
            if (!word.startsWith("-Draven.run=")) {
                command.add(other.getOrDefault(option, word));
            }
            option = word;
        }
        return command;
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    private static Path launcher(Workplace place, Path directory) throws IOException {
        Path server = directory.resolve("server");
        Child unpacking = Child.start(
                place,
                directory.resolve("unpack.out"),
                new ProcessBuilder(
                        java(),
                        "-jar",
                        payara().toString(),
                        "--nohazelcast",
                        "--rootdir",
                        server.toString(),
                        "--outputlauncher"));
        unpacking.awaitEnd();
        return server.resolve("launch-micro.jar");
    }

    private static Path payara() throws IOException {
        return one(WEB.resolve("server"), "payara-micro-");
    }

    private static Path one(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + prefix + "* in " + directory));
        }
    }

    private static Path war(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream war = new ZipOutputStream(out);
                InputStream servlet = EchoServer.class.getResourceAsStream("/" + SERVLET)) {
            war.putNextEntry(new ZipEntry("WEB-INF/classes/" + SERVLET));
            Optional.ofNullable(servlet).orElseThrow().transferTo(war);
            for (String library : List.of("jackson-core-", "jackson-databind-", "jackson-annotations-")) {
                Path jar = one(WEB.resolve("raven/WEB-INF/lib"), library);
                war.putNextEntry(new ZipEntry("WEB-INF/lib/" + jar.getFileName()));
                Files.copy(jar, war);
            }
        }
        return file;
    }

    private boolean answers() {
        try (Connection connection = new Connection(url(), Optional.empty())) {
            return connection.post("/echo", Map.of("ready", true)).path("ready").asBoolean();
        } catch (UncheckedIOException | RefusedException notYet) {
            return false;
        }
    }
}
