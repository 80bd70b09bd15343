package dev.raven.web.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.KnownSetting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigCommandTest {
    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int code;

    private List<String> lines(Map<String, String> settings, String... arguments) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("RAVEN_DATA_DIR", data.toString());
        code = ConfigCommand.run(
                List.of(arguments),
                new Environment(all),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void everySettingIsOneLineWithItsValueAndWhereThatIsFrom() throws IOException {
        Path url = Files.writeString(data.resolve("url"), "redis://raven:s3cret@10.0.0.9:6379/2\n");
        List<String> lines = lines(Map.of("RAVEN_HTTP_PORT", "9000", "REDIS_URL_FILE", url.toString()));
        assertThat(lines)
                .contains(
                        "RAVEN_HTTP_PORT=9000  # environment",
                        "RAVEN_HTTP_ADDRESS=127.0.0.1  # default",
                        "REDIS_URL=redis://[redacted]@10.0.0.9:6379/2  # file",
                        "RAVEN_REGISTRATION=open  # default",
                        "RAVEN_BACKUP_HOURS=0  # default",
                        "RAVEN_BACKUP_DIR=" + data.resolve("backups") + "  # default",
                        "RAVEN_TLS_CERT=  # default",
                        "AWS_REGION=  # default: that of the ARN")
                .hasSameSizeAs(KnownSetting.all());
        assertThat(code).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void whatHangsOnAnotherSettingIsWhatItIs() {
        assertThat(lines(Map.of("RAVEN_BACKUP_DIR", "/backups", "RAVEN_ENVIRONMENT", "production")))
                .contains("RAVEN_BACKUP_HOURS=24  # default", "RAVEN_REGISTRATION=operator  # default");
    }

    @Test
    void noSecretIsShown() {
        Map<String, String> all = KnownSetting.all().stream()
                .filter(KnownSetting::secret)
                .collect(Collectors.toMap(KnownSetting::name, setting -> "s3cret"));
        all.put("REDIS_URL", "rediss://:s3cret?/s3cret#@s3cret@example.com");
        all.put("RAVEN_DRILL_REDIS_URL", "redis://s3cret:s3cret@example.com");
        all.put("RAVEN_LLM_URL", "https://me:s3cret@example.com/v1?key=s3cret");
        all.put("RAVEN_AUDIT_HTTPS_URL", "https://collector.example:8088/services/s3cret");
        all.put("RAVEN_TRACING_URL", "https://collector.example:4318/ingest/s3cret");
        all.put(
                "RAVEN_JAVA_OPTS",
                "-Xmx2g -Djavax.net.ssl.trustStorePassword=s3cret -Dredis.pass=s3cret -Dx.credential=s3cret=s3cret"
                        + " -javaagent:/opt/agent.jar=s3cret -XX:+UseZGC");
        assertThat(String.join("\n", lines(all)))
                .doesNotContain("s3cret")
                .contains("@example.com", "RAVEN_AUDIT_HTTPS_URL=https://collector.example:8088/[redacted]  #")
                .contains("-Xmx2g -Djavax.net.ssl.trustStorePassword=[redacted] -Dredis.pass=[redacted]")
                .contains("-XX:+UseZGC");
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"RAVEN_HTTP_PORT, none", "VAULT_TOKEN_FILE, /no/such/file"})
    void whatIsWrongIsToldAsAStartWouldTellIt(String name, String value) {
        lines(Map.of(name, value, "ENCRYPTION_KEY_STORAGE", "kms", "KMS_PROVIDER", "vault"));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("raven: " + name + ": ");
        assertThat(code).isEqualTo(78);
    }

    @Test
    void aMisspeltNameIsWarnedOf() {
        lines(Map.of("RAVEN_HTP_PORT", "9000"));
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("raven: warning: RAVEN_HTP_PORT: ");
        assertThat(code).isZero();
    }

    @Test
    void programsAreToldInJson() throws IOException {
        lines(Map.of("RAVEN_HTTP_PORT", "9000"), "--json");
        JsonNode told = new ObjectMapper().readTree(out.toByteArray());
        assertThat(told).hasSameSizeAs(KnownSetting.all());
        JsonNode port = told.get(1);
        assertThat(port.path("name").asText()).isEqualTo("RAVEN_HTTP_PORT");
        assertThat(port.path("value").asText()).isEqualTo("9000");
        assertThat(port.path("source").asText()).isEqualTo("environment");
    }
}
