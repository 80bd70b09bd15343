package dev.raven.web.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the application servers, which it prints. */
class ServersTableIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @Test
    void everyServerIsMeasured() throws IOException, InterruptedException {
        Process benchmark = new ProcessBuilder(command())
                .directory(PROJECT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String table = new String(benchmark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(table);
        assertThat(benchmark.waitFor()).isZero();
        assertThat(table).contains("Payara Micro ", "WildFly ", "Open Liberty ");
    }

    private static List<String> command() throws IOException {
        try (Stream<Path> servers = Files.list(Path.of(System.getProperty("raven.servers")))) {
            return Stream.of(
                            Stream.of("./raven", "benchmark", "servers"),
                            servers.filter(Files::isDirectory)
                                    .map(Path::toString)
                                    .sorted(),
                            Stream.of("--reports", "raven-web/target/failsafe-reports"))
                    .flatMap(words -> words)
                    .toList();
        }
    }
}
