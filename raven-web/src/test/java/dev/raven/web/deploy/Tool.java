package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A program of the machine, which judges our file as it would where it is used. */
public record Tool(Path program) {

    /** Skips the test, visibly, where the machine has none. */
    public static Tool named(String name) {
        Stream<String> folders = Stream.concat(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin", "/usr/bin"));
        Path found = folders.map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(found != null, "skipped: this machine has no " + name);
        return new Tool(found);
    }

    /** What it says; fails where it ends with an error. */
    public String accepts(String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s %s%n%s", program, List.of(arguments), output)
                .isZero();
        return output;
    }

    /** As a server that whoever began it ends; nobody reads what it says. */
    Process begun(String... arguments) throws IOException {
        return builder(arguments).redirectOutput(Redirect.DISCARD).start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
