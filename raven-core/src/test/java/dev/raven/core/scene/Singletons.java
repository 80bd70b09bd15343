package dev.raven.core.scene;

import dev.raven.core.id.Ids;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Core's singletons, found by looking through its classes as CDI does. */
final class Singletons {
    private static final List<Class<?>> CLASSES = find();

    private Singletons() {}

    static <T> List<Class<? extends T>> of(Class<T> type) {
        return CLASSES.stream()
                .filter(found -> found.isAnnotationPresent(Singleton.class) && type.isAssignableFrom(found))
                .<Class<? extends T>>map(found -> found.asSubclass(type))
                .toList();
    }

    /** From a folder, as while core itself is tested, or from its jar, as in other modules. */
    private static List<Class<?>> find() {
        try {
            Path place = Path.of(Ids.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) {
                return under(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return under(jar.getPath("/"));
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Class<?>> under(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && file.startsWith("dev/raven/") && !file.contains("-info"))
                    .sorted()
                    .<Class<?>>map(file -> load(file.replace('/', '.').substring(0, file.length() - ".class".length())))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Ids.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
