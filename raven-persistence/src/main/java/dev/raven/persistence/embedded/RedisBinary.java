package dev.raven.persistence.embedded;

import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** The redis-server program for this operating system and processor, out of {@code org.signal:embedded-redis}. */
final class RedisBinary {
    private static final String VERSION = "7.0.15";

    private final URL resource;

    private RedisBinary(URL resource) {
        this.resource = resource;
    }

    static RedisBinary ofThisPlatform() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static RedisBinary of(String system, String processor) {
        URL resource = EmbeddedRedis.class.getResource(
                "/redis-server-" + VERSION + "-" + systemName(system) + "-" + processorName(processor));
        if (resource == null) {
            throw new SettingException(
                    "REDIS_URL", "is not set, and there is no embedded Redis for this platform; name a Redis server.");
        }
        return new RedisBinary(resource);
    }

    void unpackTo(Path file) throws IOException {
        try (InputStream program = resource.openStream()) {
            Files.copy(program, file, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String systemName(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String processorName(String processor) {
        return switch (processor) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case "i386", "i686", "x86" -> "386";
            default -> processor;
        };
    }
}
