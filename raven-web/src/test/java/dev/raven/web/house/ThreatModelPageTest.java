package dev.raven.web.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/threat-model.md claims nothing but what a test holds: each row names one, and each that it names is there. */
class ThreatModelPageTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!invariant |---).+ \\| (.+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");

    /** By the names of their classes. */
    private static Map<String, Path> tests() throws IOException {
        Map<String, Path> tests = new TreeMap<>();
        try (Stream<Path> modules = Files.list(PROJECT)) {
            modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ThreatModelPageTest::sources)
                    .forEach(source -> tests.put(source.getFileName().toString().replaceFirst("\\.java$", ""), source));
        }
        return tests;
    }

    private static Stream<Path> sources(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> proofs() throws IOException {
        return ROW.matcher(Files.readString(PROJECT.resolve("docs/threat-model.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    @Test
    void eachRowNamesTests() throws IOException {
        assertThat(proofs())
                .hasSizeGreaterThan(80)
                .allSatisfy(proof -> assertThat(proof).matches("(?:" + NAMED + "(?:, )?)+"));
    }

    @Test
    void eachTestThatIsNamedIsThere() throws IOException {
        Map<String, Path> tests = tests();
        assertThat(proofs().stream().flatMap(proof -> NAMED.matcher(proof).results()))
                .allSatisfy(name -> {
                    assertThat(tests).containsKey(name.group(1));
                    if (name.group(2) != null) {
                        assertThat(Files.readString(tests.get(name.group(1)))).contains("class " + name.group(2) + " ");
                    }
                });
    }
}
