package dev.raven.web.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.settings.KnownSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/configuration.md names every variable that is read, and no other. */
class ConfigurationTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final String NAME =
            "(?:RAVEN|REDIS|ENCRYPTION|KMS|AWS|AZURE|GOOGLE|CLOUDSDK|VAULT)_[A-Z0-9_]*[A-Z0-9]";

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sources() throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ConfigurationTest::files)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(ConfigurationTest::read)
                    .collect(Collectors.joining());
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String scripts() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve("raven-web/src/main/sh"))) {
            return read(PROJECT.resolve("raven"))
                    + files.map(ConfigurationTest::read).collect(Collectors.joining());
        }
    }

    @Test
    void thePageNamesWhatTheCodeReads() throws IOException {
        Set<String> read = names("\"(" + NAME + ")\"", sources());
        read.addAll(names("\\$\\{(" + NAME + ")", scripts()));
        assertThat(names("(?m)^\\| `(" + NAME + ")`", read(PROJECT.resolve("docs/configuration.md"))))
                .isEqualTo(read);
    }

    @Test
    void whatRavenKnowsIsWhatThePageHas() {
        Map<String, String> page = new LinkedHashMap<>();
        Pattern.compile("(?m)^\\| `(" + NAME + ")` \\| ([^|]*)\\|")
                .matcher(read(PROJECT.resolve("docs/configuration.md")))
                .results()
                .forEach(row -> page.put(row.group(1), row.group(2).strip()));
        Map<String, String> known = new LinkedHashMap<>();
        KnownSetting.all().forEach(setting -> known.put(setting.name(), setting.otherwise()));
        assertThat(known).containsExactlyEntriesOf(page);
    }

    @Test
    void whatIsNamedAsASecretIsOneUnlessItNamesAFile() {
        assertThat(KnownSetting.all())
                .filteredOn(setting -> setting.name().matches(".*_(KEY|TOKEN|SECRET|PASSWORD|SECRET_ID)"))
                .filteredOn(setting -> !setting.secret())
                .extracting(KnownSetting::name)
                .containsExactly("RAVEN_TLS_KEY");
    }
}
