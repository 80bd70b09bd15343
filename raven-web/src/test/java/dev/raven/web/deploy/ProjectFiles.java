package dev.raven.web.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads files of the project. */
final class ProjectFiles {
    static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProjectFiles() {}

    static String read(String file) {
        return read(PROJECT.resolve(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Path> under(String folder) {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode json(String file) {
        try {
            return JSON.readTree(read(file));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** Each document of a YAML file; a name that stands twice is refused. */
    static List<JsonNode> yaml(Path file) {
        return yaml(read(file));
    }

    /** Each document of a text in YAML; a name that stands twice is refused. */
    static List<JsonNode> yaml(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Iterable<Object> documents = new Yaml(new SafeConstructor(strict)).loadAll(text);
        return StreamSupport.stream(documents.spliterator(), false)
                .map(document -> (JsonNode) JSON.valueToTree(document))
                .toList();
    }

    /** What the first group of a pattern takes out of a text. */
    static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
