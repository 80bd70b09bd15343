package dev.raven.audit.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.audit.note.NoteSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as an auditor gets it, in a process of its own. */
class VerifierJarIT {
    private static final Path JAR = Path.of("target", "raven-audit-verifier.jar");

    @TempDir
    Path files;

    private int run(String... names) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-jar", JAR.toString()));
        command.addAll(List.of("--key", files.resolve("key").toString()));
        for (String name : names) {
            command.add(files.resolve(name).toString());
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(files.resolve("out").toFile())
                .start()
                .waitFor();
    }

    @Test
    void tellsAnHonestExportFromAForgedOneAndFromNone() throws IOException, InterruptedException {
        NoteSigner signer = SampleLog.signer();
        SampleLog log = SampleLog.of(500);
        Files.writeString(files.resolve("key"), signer.verifierKey() + "\n");
        Files.writeString(
                files.resolve("checkpoints"),
                log.checkpoint(500, Instant.now().truncatedTo(ChronoUnit.SECONDS), signer));
        Files.write(files.resolve("export"), log.export());
        Files.write(
                files.resolve("forged"),
                log.with(names -> names.set(7, "another")).export());

        assertThat(run("export", "checkpoints"))
                .as(Files.readString(files.resolve("out")))
                .isZero();
        assertThat(run("forged", "checkpoints")).isEqualTo(1);
        assertThat(Files.readString(files.resolve("out"))).contains("NOT VERIFIED. 1 thing is wrong:");
        assertThat(run("missing")).isEqualTo(2);
    }

    @Test
    void isSmallAndCarriesItsLicences() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
                    .allMatch(
                            name -> name.matches(
                                    "(META-INF/versions/\\d+/)?com/fasterxml/jackson/core/.*|dev/raven/audit/.*|dev/raven/core/audit/.*"));
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
            assertThat(new String(
                            jar.getInputStream(jar.getEntry("META-INF/RAVEN-LICENSE"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8))
                    .contains("Apache License");
        }
        assertThat(Files.size(JAR)).isLessThan(1 << 20);
    }
}
