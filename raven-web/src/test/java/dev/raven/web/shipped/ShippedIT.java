package dev.raven.web.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The WAR lists what is in it, and nothing in it is under a licence that asks for more than notices of whoever passes it on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedIT {
    private static final String LIST = "META-INF/sbom/raven.cdx.json";
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "Public Domain", "CC0-1.0");
    private static final String LICENCE_FILE = "(?i)(.*/)?[^/]*(licen[cs]e|notice|copying)[^/]*(?<!class)";
    private static final Pattern COPYLEFT =
            Pattern.compile("(?i)GNU\\s+(LESSER\\s+|LIBRARY\\s+|AFFERO\\s+)?GENERAL\\s+PUBLIC|\\b[AL]?GPL(v?[23])?\\b"
                    + "|(Mozilla|Eclipse|Server\\s+Side)\\s+Public\\s+Licen[cs]e");

    /** What each has to do with copyleft is in docs/releasing.md. */
    private static final List<String> LOOKED_INTO = List.of(
            "lucene-analysis-common META-INF/LICENSE.txt",
            "lucene-core META-INF/LICENSE.txt",
            "onnxruntime ThirdPartyNotices.txt");

    @TempDir
    private static Path libraries;

    private byte[] list = new byte[0];

    @BeforeAll
    void unpack() throws IOException {
        try (War war = War.built()) {
            war.unpackLibraries(libraries);
            list = war.content(LIST).orElse(list);
        }
    }

    private List<Component> components() throws IOException {
        assumeFalse(
                "offline=true".equals(System.getProperty("raven.maven")),
                "skipped: Maven is offline, and lists nothing then");
        JsonNode read = new ObjectMapper().readTree(list);
        assertThat(read.path("bomFormat").asText()).as(LIST).isEqualTo("CycloneDX");
        return Component.listed(read);
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(libraries)) {
            return files.sorted().toList();
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void listsEveryLibraryByteForByteAndNoOther() throws IOException {
        assertThat(components())
                .hasSizeGreaterThan(50)
                .filteredOn(Component::isJar)
                .extracting(Component::sha256)
                .containsExactlyInAnyOrderElementsOf(
                        jars().stream().map(ShippedIT::sha256).toList());
    }

    /** Programs that use the client may have it; of the server it is the embedding model alone. */
    @Test
    void langChain4jIsNotInIt() throws IOException {
        assertThat(jars())
                .noneMatch(jar -> holds(jar, "dev/langchain4j/(data/message|memory|rag|service|store)/.*class"));
    }

    /** Under the names of its own, a server could put another version in its place. */
    @Test
    void openTelemetryIsListedAndIsThereUnderNamesOfOursAlone() throws IOException {
        assertThat(components()).filteredOn(component -> !component.isJar()).hasSizeGreaterThan(5);
        assertThat(jars().stream()
                        .filter(jar -> holds(jar, "io/opentelemetry/.*|META-INF/services/io\\.opentelemetry.*")))
                .isEmpty();
        assertThat(jars().stream()
                        .filter(jar -> holds(jar, "shaded/raven/io/opentelemetry/sdk/trace/SdkTracerProvider.class"))
                        .map(jar -> jar.getFileName().toString()))
                .singleElement()
                .asString()
                .startsWith("raven-core-");
    }

    private static boolean holds(Path jar, String pattern) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return !War.entries(zip, pattern).isEmpty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyLibraryIsUnderALicenceThatIsAllowed() throws IOException {
        assertThat(components())
                .allSatisfy(component -> assertThat(component.licences())
                        .as(component.name())
                        .isNotEmpty()
                        .isSubsetOf(ALLOWED));
    }

    @Test
    void noLibraryTellsOfCopyleftThatNobodyLookedInto() throws IOException {
        assertThat(jars().stream().flatMap(ShippedIT::toldOfCopyleft)).containsExactlyInAnyOrderElementsOf(LOOKED_INTO);
    }

    private static Stream<String> toldOfCopyleft(Path jar) {
        String library = jar.getFileName().toString().replaceAll("-[0-9].*", "");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Stream.Builder<String> found = Stream.builder();
            for (ZipEntry file : War.entries(zip, LICENCE_FILE)) {
                if (COPYLEFT.matcher(new String(War.bytes(zip, file), StandardCharsets.ISO_8859_1))
                        .find()) {
                    found.add(library + " " + file.getName());
                }
            }
            return found.build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
