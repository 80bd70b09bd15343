package dev.raven.web.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.settings.Environment;
import dev.raven.web.preflight.RefusalSites.Site;
import dev.raven.web.preflight.StartRefusals.Example;
import dev.raven.web.preflight.StartRefusals.Other;
import dev.raven.web.wiring.SettingsCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/start-refusals.md has every reason for which Raven does not start, in Raven's own words. */
class StartRefusalsTest {
    private static final StartRefusals PAGE = StartRefusals.read();

    /** What one part has refused is read by others again, who never come to refuse it. */
    private static final Set<String> READ_AGAIN = Set.of(
            "dev.raven.crypto.ConfiguredOperatorKeys.current",
            "dev.raven.crypto.ConfiguredOperatorKeys.checkWhatTheServiceNeeds",
            "dev.raven.crypto.ConfiguredOperatorKeys.refuseUnlessSpelledOut",
            "dev.raven.core.backup.BackupSettings.read");

    private static final Pattern VARIABLE = Pattern.compile("…|[A-Z]+(?:_[A-Z0-9]+)+");

    @TempDir
    static Path folder;

    private static String port;
    private static Set<String> reached;

    @BeforeAll
    static void prepare() throws IOException, GeneralSecurityException {
        RefusedFiles.make(folder);
        port = String.valueOf(dev.raven.core.network.FreePort.next());
        reached = lines();
    }

    private static Environment environment(Example example) {
        Map<String, String> all = new HashMap<>();
        all.put("RAVEN_DATA_DIR", folder.resolve("data").toString());
        all.put("RAVEN_HTTP_PORT", port);
        all.putAll(example.settings(folder));
        return new Environment(all);
    }

    static List<Example> examples() {
        return PAGE.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isRefusedInTheWordsOfThePageAndNoOthers(Example example) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Preflight.run(environment(example), new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .matches("raven: " + example.message(folder));
        assertThat(code).isEqualTo(78);
    }

    /** Where the examples were when they were refused. */
    private static Set<String> lines() {
        return PAGE.examples().stream()
                .flatMap(example -> SettingsCheck.mistakes(environment(example)).stream())
                .flatMap(mistake -> Arrays.stream(mistake.getStackTrace()))
                .map(frame -> frame.getClassName() + ":" + frame.getLineNumber())
                .collect(Collectors.toSet());
    }

    private static List<Site> unreached(Set<Site> sites) {
        return sites.stream().filter(site -> !reached.contains(site.place())).toList();
    }

    @Test
    void everyRefusalThatNoExampleMeetsIsTheOneOfARowWithItsTest() {
        String told = PAGE.others().stream().map(Other::message).collect(Collectors.joining("\n"));
        Set<Site> sites = RefusalSites.refusals();
        assertThat(sites).hasSizeGreaterThan(100);
        assertThat(unreached(sites))
                .isNotEmpty()
                .allSatisfy(site -> assertThat(site.words())
                        .as(site.toString())
                        .allSatisfy(words -> assertThat(told).contains(words)));
    }

    @Test
    void everySettingThatMayBeOfAnotherShapeHasAnExampleOfOne() {
        Set<Site> readings = RefusalSites.readings();
        assertThat(readings).hasSizeGreaterThan(50);
        assertThat(unreached(readings).stream()
                        .map(site -> site.type() + "." + site.method())
                        .collect(Collectors.toSet()))
                .isEqualTo(READ_AGAIN);
    }

    @Test
    void whatThePageTellsOfTheRestStandsInTheCode() {
        String code = sources("src/main/java").values().stream()
                .map(source -> source.replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\""))
                .collect(Collectors.joining("\n"));
        assertThat(PAGE.others()).hasSizeGreaterThan(30).allSatisfy(other -> {
            String said = other.message().replaceFirst("^(…|[A-Z0-9_]+|Embedded Redis): ", "");
            assertThat(VARIABLE.splitAsStream(said).map(String::strip).filter(part -> part.length() > 8))
                    .allSatisfy(part -> assertThat(code).contains(part));
        });
    }

    @Test
    void whatThePageNamesAsProofIsATest() {
        Map<String, String> tests = sources("src/test/java");
        assertThat(PAGE.others()).flatExtracting(Other::tests).allSatisfy(test -> {
            String[] parts = test.split("\\.");
            assertThat(tests).containsKey(parts[0] + ".java");
            assertThat(tests.get(parts[0] + ".java")).containsPattern("Test\\W[^;]*void " + parts[1] + "\\(");
        });
    }

    private static Map<String, String> sources(String folder) {
        try (Stream<Path> modules = Files.list(StartRefusals.PROJECT)) {
            return modules.map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .flatMap(StartRefusalsTest::files)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), StartRefusalsTest::text, String::concat));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
