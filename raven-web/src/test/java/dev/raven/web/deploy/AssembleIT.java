package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put into an image or on a machine: all that runs, without the sources. */
class AssembleIT {
    @TempDir
    private Path folder;

    private record End(int code, String output) {}

    private static End run(Map<String, String> settings, String... command) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().keySet().removeIf(name -> name.matches("(RAVEN|KMS|ENCRYPTION|REDIS)_.*"));
        program.environment().putAll(settings);
        Process process = program.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), output);
    }

    private Path assembled() throws IOException, InterruptedException {
        Path to = folder.resolve("raven");
        End end = run(Map.of(), ProjectFiles.PROJECT.resolve("deploy/assemble").toString(), to.toString());
        assertThat(end.code()).as(end.output()).isZero();
        return to;
    }

    /** As far as the settings, which are wrong: Raven's own classes have said so then, and nothing was built. */
    @Test
    void startsFromThere() throws IOException, InterruptedException {
        Path program = assembled().resolve("raven");
        End end = run(
                Map.of(
                        "RAVEN_DATA_DIR", folder.resolve("data").toString(),
                        "RAVEN_HTTP_PORT", "18999",
                        "RAVEN_TRUSTED_PROXIES", "here"),
                program.toString(),
                "start");
        assertThat(end.code()).as(end.output()).isEqualTo(1);
        assertThat(end.output()).contains("RAVEN_TRUSTED_PROXIES: ").doesNotContain("Building");
    }

    @Test
    void hasTheServerAndTheVerifierAndNoSource() throws IOException, InterruptedException {
        Path to = assembled();
        assertThat(to.resolve("raven-web/target/raven.war")).hasSameBinaryContentAs(Path.of("target/raven.war"));
        assertThat(to.resolve("raven-web/target/server")).isDirectoryContaining("glob:**/payara-micro-*.jar");
        End verifier = run(Map.of(), to.resolve("raven").toString(), "verify");
        assertThat(verifier.output()).contains("--key");
        try (var files = Files.walk(to)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".java"));
        }
    }

    @Test
    void overwritesNothing() throws IOException, InterruptedException {
        End end = run(Map.of(), ProjectFiles.PROJECT.resolve("deploy/assemble").toString(), folder.toString());
        assertThat(end.code()).isEqualTo(1);
        assertThat(end.output()).contains("name a new directory");
    }
}
