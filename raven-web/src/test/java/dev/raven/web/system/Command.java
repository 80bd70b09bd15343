package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command of {@code ./raven} beside a server that runs. */
final class Command {
    static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    private Command() {}

    /** What a command of {@code ./raven} wrote, on both streams. */
    static String told(RavenServer server, Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./raven"));
        command.addAll(List.of(arguments));
        Process process = start(server, settings, PROJECT, command);
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return told;
    }

    /** What a program wrote, on both streams, that must end well. */
    static String accepted(RavenServer server, Map<String, String> settings, Path folder, String... command)
            throws IOException, InterruptedException {
        Process process = start(server, settings, folder, List.of(command));
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    private static Process start(RavenServer server, Map<String, String> settings, Path folder, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RAVEN_"));
        builder.environment().put("RAVEN_DATA_DIR", server.data().toString());
        builder.environment().putAll(settings);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
