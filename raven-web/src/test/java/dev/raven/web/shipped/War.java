package dev.raven.web.shipped;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The very file that is shipped. */
final class War implements AutoCloseable {
    private static final String LIBRARIES = "WEB-INF/(lib|classes/native)/";

    private final ZipFile file;

    private War(ZipFile file) {
        this.file = file;
    }

    static War built() throws IOException {
        return new War(new ZipFile(Path.of("target/raven.war").toFile()));
    }

    Optional<byte[]> content(String name) throws IOException {
        ZipEntry entry = file.getEntry(name);
        return entry == null ? Optional.empty() : Optional.of(bytes(file, entry));
    }

    /** Copies all that it brings of others and of ours into a folder. */
    void unpackLibraries(Path folder) throws IOException {
        for (ZipEntry entry : entries(file, LIBRARIES + "[^/]+[.]jar")) {
            Files.write(folder.resolve(Path.of(entry.getName()).getFileName()), bytes(file, entry));
        }
    }

    static List<? extends ZipEntry> entries(ZipFile zip, String pattern) {
        return zip.stream().filter(entry -> entry.getName().matches(pattern)).toList();
    }

    static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
