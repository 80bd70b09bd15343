package dev.raven.core.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files under {@code shared/data}, beside the project or where the system property {@code raven.shared} says. */
public final class SharedData {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SharedData() {}

    /** The file, or a skip that says what is missing. */
    public static Path file(String name) {
        Path shared = Path.of(System.getProperty("raven.shared", Path.of("").toAbsolutePath() + "/../../shared"));
        Path file = shared.resolve("data").resolve(name).normalize();
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: there is no shared data " + name);
        return file;
    }

    /** The file as JSON. */
    public static JsonNode json(String name) {
        try {
            return MAPPER.readTree(file(name).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
