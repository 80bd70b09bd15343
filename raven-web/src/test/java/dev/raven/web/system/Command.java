package dev.raven.web.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command of {@code ./raven} beside a server that runs. */
final class Command {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    private Command() {}

    /** What a command wrote, on both streams. */
    static String told(RavenServer server, Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./raven"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RAVEN_"));
        builder.environment().put("RAVEN_DATA_DIR", server.data().toString());
        builder.environment().putAll(settings);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return told;
    }
}
