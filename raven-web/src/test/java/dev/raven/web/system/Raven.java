package dev.raven.web.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every system test of a JVM the same server: {@link Api} without a key, or the server itself. */
public final class Raven implements ParameterResolver {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(Raven.class);

    private record Shared(RavenServer server) implements AutoCloseable {
        static Shared start() {
            return new Shared(RavenServer.started(temporary(), Map.of()));
        }

        @Override
        public void close() {
            server.close();
            delete(server.data());
        }
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("raven-data");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RavenServer.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RavenServer server = context.getStore(StoreScope.LAUNCHER_SESSION, SPACE)
                .computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class)
                .server();
        return parameter.getParameter().getType() == Api.class ? Api.of(server.url()) : server;
    }
}
