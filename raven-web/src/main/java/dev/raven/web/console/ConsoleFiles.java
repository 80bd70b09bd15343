package dev.raven.web.console;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the console is made of: read from the WAR once, and no more than some hundred kilobytes. */
final class ConsoleFiles {
    /** Where they lie in the WAR. */
    private static final String ROOT = "/console/";

    /** What a browser is given; notices of licences lie beside it. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, ConsoleFile> files = new HashMap<>();

    /** @param contents by the path below {@code /console/} */
    ConsoleFiles(Map<String, byte[]> contents) {
        contents.forEach((path, content) ->
                type(path).ifPresent(type -> files.put(path, ConsoleFile.of(type, content))));
    }

    static ConsoleFiles of(ServletContext war) {
        Map<String, byte[]> contents = new HashMap<>();
        read(war, ROOT, contents);
        return new ConsoleFiles(contents);
    }

    Optional<ConsoleFile> find(String path) {
        return Optional.ofNullable(files.get(path.isEmpty() ? "index.html" : path));
    }

    private static void read(ServletContext war, String directory, Map<String, byte[]> contents) {
        for (String path : Objects.requireNonNullElse(war.getResourcePaths(directory), Set.<String>of())) {
            if (path.endsWith("/")) {
                read(war, path, contents);
            } else {
                contents.put(path.substring(ROOT.length()), content(war, path));
            }
        }
    }

    private static byte[] content(ServletContext war, String path) {
        try (InputStream file = war.getResourceAsStream(path)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<String> type(String path) {
        return Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
    }
}
