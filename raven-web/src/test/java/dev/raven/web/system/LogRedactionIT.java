package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server in which a part that is not Raven's logs keys, and what is left of them in its log. */
class LogRedactionIT {
    private final Path data = Raven.temporary();
    private final Path agent = Raven.temporary();

    @AfterEach
    void clean() {
        Raven.delete(data);
        Raven.delete(agent);
    }

    /** An agent for the JVM that holds the one class. */
    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", TalkativeAgent.class.getName());
        Path jar = agent.resolve("agent.jar");
        String file = TalkativeAgent.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(file));
            out.write(Files.readAllBytes(Path.of("target/test-classes").resolve(file)));
        }
        return jar;
    }

    @Test
    void aKeyInAnExceptionOfAnybodysDoesNotReachTheLog() throws IOException {
        Path trigger = agent.resolve("talk");
        Map<String, String> settings = Map.of("RAVEN_JAVA_OPTS", "-javaagent:" + jar() + "=" + trigger);
        try (RavenServer server = RavenServer.started(data, settings)) {
            Tenant tenant = Tenant.register(Api.of(server.url()));
            String secret = tenant.key().substring(tenant.key().lastIndexOf('_') + 1);
            Files.writeString(trigger, tenant.key());
            Patience.until(() -> log().contains("the talkative end"), this::log);
            assertThat(log())
                    .contains("the talkative message", "IllegalStateException", "talkative parameter")
                    .doesNotContain(secret);
            assertThat(Leaks.in(data).of(secret)).isEmpty();
        }
    }

    private String log() {
        try {
            return Files.readString(data.resolve("run/raven.log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
