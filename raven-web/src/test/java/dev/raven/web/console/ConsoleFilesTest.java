package dev.raven.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest {
    private static final Path SOURCES = Path.of("src/main/webapp/console");
    /** Where the build puts the libraries of others. */
    private static final Path LIBRARIES = Path.of("target/console");

    private static final int MOST_BYTES = 150 * 1024;
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import\\()\\s*'(\\.[^']+)'");
    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"([^\"#]+)\"");

    private static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new HashMap<>();
        for (Path root : List.of(SOURCES, LIBRARIES)) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> contents.put(root.relativize(file).toString(), bytes(file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return contents;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(String path) {
        return new String(contents().getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    @Test
    void allThatABrowserCanEverFetchIsSmallerThanTheFirstViewMayBe() {
        ConsoleFiles files = new ConsoleFiles(contents());

        assertThat(contents().keySet().stream()
                        .flatMap(path -> files.find(path).stream())
                        .mapToInt(file -> file.packed().length)
                        .sum())
                .isBetween(10_000, MOST_BYTES);
    }

    @Test
    void whatIsImportedIsThere() {
        Map<String, byte[]> contents = contents();

        assertThat(contents.keySet()).filteredOn(path -> path.endsWith(".js")).allSatisfy(path -> {
            Path folder = Path.of("/" + path).getParent();
            assertThat(IMPORTED.matcher(text(path)).results().map(found -> imported(folder, found)))
                    .as(path)
                    .isSubsetOf(contents.keySet());
        });
    }

    private static String imported(Path folder, MatchResult found) {
        return folder.resolve(found.group(1)).normalize().toString().substring(1);
    }

    @Test
    void whatAPageLinksToIsThereAndNothingIsWrittenInline() {
        assertThat(List.of("index.html", "missing.html")).allSatisfy(page -> {
            assertThat(LINKED.matcher(text(page))
                            .results()
                            .map(found -> found.group(1).replaceFirst("^/console/", "")))
                    .filteredOn(target -> !target.isEmpty())
                    .isNotEmpty()
                    .isSubsetOf(contents().keySet());
            assertThat(text(page)).doesNotContain("<style", " style=", "<script>", "://");
        });
    }

    @Test
    void nothingButTheConsoleIsHandedOut() {
        ConsoleFiles files = new ConsoleFiles(contents());

        assertThat(contents()).containsKey("lib/lit-html/LICENSE");
        assertThat(files.find("")).isEqualTo(files.find("index.html")).isPresent();
        assertThat(files.find("lib/lit-html/LICENSE")).isEmpty();
        assertThat(files.find("../WEB-INF/web.xml")).isEmpty();
    }
}
