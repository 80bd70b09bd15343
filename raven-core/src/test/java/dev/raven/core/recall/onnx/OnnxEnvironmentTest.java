package dev.raven.core.recall.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import dev.raven.core.recall.OnnxEmbedder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library that runs models writes and sends nothing that nobody ordered. */
class OnnxEnvironmentTest {
    private static final List<String> COLLECTORS =
            List.of("events.data.microsoft.com", "OneCollector", "ORT_DISABLE_TELEMETRY");

    @TempDir
    private Path empty;

    @TempDir
    private Path unpacked;

    /** With no variable of CI's: releases with telemetry do without it there, and would pass. */
    @Test
    void aProcessThatEmbedsLeavesNoFileBehind() throws Exception {
        Process process = embedding().start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try (Stream<Path> left = Files.walk(empty)) {
            assertThat(left).as(said).containsExactly(empty);
        }
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("embedded 384");
    }

    private ProcessBuilder embedding() {
        ProcessBuilder called = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + unpacked,
                "-Duser.home=" + empty,
                Embeds.class.getName());
        Map<String, String> variables = called.environment();
        variables.clear();
        variables.put("CLASSPATH", System.getProperty("java.class.path"));
        List.of("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TMPDIR")
                .forEach(name -> variables.put(name, empty.toString()));
        return called.directory(empty.toFile()).redirectErrorStream(true);
    }

    static final class Embeds {
        public static void main(String[] none) throws Exception {
            try (OnnxEmbedder embedder = OnnxEmbedder.open(new OnnxModels())) {
                System.out.println("embedded " + embedder.embedPassage("The boat is called Petrel.").length);
            }
        }
    }

    /** Of all platforms, of which the tests run on one. */
    @Test
    void noneOfItsLibrariesNamesACollector() throws Exception {
        try (ZipFile jar = new ZipFile(library().toFile())) {
            List<? extends ZipEntry> natives = jar.stream()
                    .filter(entry -> entry.getName().matches("ai/onnxruntime/native/.*\\.(so|dylib|dll)"))
                    .toList();
            assertThat(natives)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(entry -> assertThat(COLLECTORS.stream().filter(text(jar, entry)::contains))
                            .as(entry.getName())
                            .isEmpty());
        }
    }

    private static Path library() throws URISyntaxException {
        return Path.of(OrtEnvironment.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static String text(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream bytes = jar.getInputStream(entry)) {
            return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.29.0,", "1.29.0, 0", "1.29.0, false", "1.280.0,", "11.28.0,", "'',", "null,"})
    void aReleaseThatMayTellItsMakerIsNotUsed(String version, String silencer) {
        assertThatThrownBy(() -> OnnxEnvironment.refuseTelemetry(version, silencer))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ORT_DISABLE_TELEMETRY=1");
    }

    @ParameterizedTest
    @CsvSource({"1.28.0,", "1.28.1, 0", "1.29.0, 1"})
    void oneThatIsSilentOrSilencedIs(String version, String silencer) throws IOException {
        OnnxEnvironment.refuseTelemetry(version, silencer);
    }
}
