package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"file", "stdout"})
    void aKeyInAnExceptionOfAnybodysDoesNotReachTheLogWhereverThatGoes(String target) throws IOException {
        Path trigger = agent.resolve("talk");
        Map<String, String> settings =
                Map.of("RAVEN_LOG_TARGET", target, "RAVEN_JAVA_OPTS", "-javaagent:" + jar() + "=" + trigger);
        try (RavenServer server = RavenServer.started(data, settings)) {
            Supplier<String> log = target.equals("file") ? this::log : server::output;
            assertThat(data.resolve("run/raven.log").toFile().exists()).isEqualTo(target.equals("file"));
            Tenant tenant = Tenant.register(Api.of(server.url()));
            String secret = tenant.key().substring(tenant.key().lastIndexOf('_') + 1);
            Files.writeString(trigger, tenant.key());
            Patience.until(() -> log.get().contains("the talkative end"), log);
            assertThat(log.get())
                    .contains("the talkative message", "IllegalStateException", "talkative parameter")
                    .doesNotContain(secret);
            assertThat(Leaks.in(data).of(secret)).isEmpty();
        }
    }

    /** Outside development the log is JSON, and a key that comes over plain HTTP is warned of by the request that brought it. */
    @Test
    @OnBundledServer
    void aLineOfJsonNamesItsRequestAndNoKey() throws IOException {
        Path trigger = agent.resolve("talk");
        String secret = "A".repeat(32) + "123456";
        Map<String, String> settings =
                Map.of("RAVEN_ENVIRONMENT", "staging", "RAVEN_JAVA_OPTS", "-javaagent:" + jar() + "=" + trigger);
        try (RavenServer server = RavenServer.started(data, settings)) {
            Reply refused = server.operator()
                    .with("X-Request-Id", "req-of-the-operator")
                    .get("platform/tenants");
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            Files.writeString(trigger, "rk_test_rvn_abcdefghijkl_" + secret);
            Patience.until(() -> log().contains("the talkative end"), this::log);
            assertThat(log().lines().filter(line -> !line.startsWith("{")))
                    .as("what the JVM says itself")
                    .allMatch(line -> line.isBlank() || line.startsWith("WARNING: "));
        }
        assertThat(line("came over plain HTTP").path("request_id").asText()).isEqualTo("req-of-the-operator");
        JsonNode talk = line("the talkative message");
        assertThat(talk.path("level").asText()).isEqualTo("ERROR");
        assertThat(talk.path("request_id").isMissingNode()).isTrue();
        assertThat(talk.at("/error/type").asText()).isEqualTo("java.io.IOException");
        assertThat(talk.at("/error/stack").asText()).contains("IllegalStateException");
        assertThat(log()).doesNotContain(secret);
    }

    /** The one that says this. */
    private JsonNode line(String text) {
        return Reply.parsed(log().lines()
                .filter(line -> line.contains(text))
                .reduce((one, other) -> {
                    throw new AssertionError("said twice: " + one + other);
                })
                .orElseThrow());
    }

    private String log() {
        try {
            return Files.readString(data.resolve("run/raven.log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
