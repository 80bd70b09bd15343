package dev.raven.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {
    private static final String EVERY_LINE = "^%s: [^\\n]+[.]$";

    @TempDir
    private Path data;

    private Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("RAVEN_DATA_DIR", data.toString());
        return all;
    }

    @Test
    void nothingIsWrongWhereNothingIsSet() {
        assertThat(SettingsCheck.mistakes(new Environment(with(Map.of())))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RAVEN_ENVIRONMENT      | prod             | RAVEN_ENVIRONMENT",
                "RAVEN_HTTP_PORT        | 99999            | RAVEN_HTTP_PORT",
                "RAVEN_HTTP_PORT        | +80              | RAVEN_HTTP_PORT",
                "RAVEN_HTTP_ADDRESS     | localhost        | RAVEN_HTTP_ADDRESS",
                "RAVEN_HTTP_ADDRESS     | 127.0.0.0/8      | RAVEN_HTTP_ADDRESS",
                "REDIS_URL              | http://127.0.0.1 | REDIS_URL",
                "RAVEN_DURABILITY       | replicas:2       | RAVEN_DURABILITY",
                "ENCRYPTION_ENABLED     | false            | ENCRYPTION_ENABLED",
                "ENCRYPTION_KEY_STORAGE | vault            | ENCRYPTION_KEY_STORAGE",
                "ENCRYPTION_KEY_STORAGE | kms              | KMS_KEY_ID",
                "RAVEN_REGISTRATION     | maybe            | RAVEN_REGISTRATION",
                "RAVEN_SECURITY_CONTACT | me@example.com   | RAVEN_SECURITY_CONTACT",
                "RAVEN_TRUSTED_PROXIES  | here             | RAVEN_TRUSTED_PROXIES",
                "RAVEN_DRAIN_SECONDS    | 301              | RAVEN_DRAIN_SECONDS",
                "RAVEN_LOG_FORMAT       | xml              | RAVEN_LOG_FORMAT",
                "RAVEN_BACKUP_DIR       | backups          | RAVEN_BACKUP_DIR",
                "RAVEN_BYOK_PROVIDERS   | ours             | RAVEN_BYOK_PROVIDERS",
                "RAVEN_DRILL_REDIS_URL  | http://127.0.0.1 | RAVEN_DRILL_REDIS_URL",
                "REDIS_URL_FILE         | /no/such/file    | REDIS_URL_FILE",
                "RAVEN_MANAGEMENT_ADDRESS | 9990           | RAVEN_MANAGEMENT_ADDRESS",
                "RAVEN_TLS_CERT         | tls.crt          | RAVEN_TLS_KEY"
            })
    void aWrongOneIsNamed(String name, String value, String named) {
        assertThat(SettingsCheck.mistakes(new Environment(with(Map.of(name, value)))))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.getMessage()).matches(EVERY_LINE.formatted(named)));
    }

    @ParameterizedTest
    @CsvSource({
        "RAVEN_TLS_CERT, RAVEN_TLS_KEY, RAVEN_TLS_CERT",
        "ENCRYPTION_KEY_STORAGE, RAVEN_ENCRYPTION_KEY, RAVEN_ENCRYPTION_KEY"
    })
    void whatOneNeedsOfAnotherIsLookedInto(String name, String other, String named) throws IOException {
        String file = Files.writeString(data.resolve("none"), "no key").toString();
        Map<String, String> wrong =
                name.startsWith("ENCRYPTION") ? Map.of(name, "env", other, "no key") : Map.of(name, file, other, file);
        assertThat(SettingsCheck.mistakes(new Environment(with(wrong))))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.getMessage()).startsWith(named + ": "));
    }

    @ParameterizedTest
    @CsvSource({
        "REDIS_URL, redis://:s3cret@host:port",
        "RAVEN_LLM_API_KEY, s3cret words",
        "RAVEN_DRILL_REDIS_URL, s3cret",
        "RAVEN_BACKUP_DIR, s3cret",
        "RAVEN_OPERATOR_KEY_SHA256, s3cret"
    })
    void noMistakeShowsWhatWasSet(String name, String value) {
        assertThat(SettingsCheck.mistakes(new Environment(with(Map.of(name, value)))))
                .isNotEmpty()
                .noneMatch(mistake -> mistake.getMessage().contains("s3cret"));
    }

    @Test
    void whoeverHasToMendSomeIsToldOfAllAtOnce() {
        Map<String, String> wrong = Map.of(
                "RAVEN_ENVIRONMENT", "production",
                "RAVEN_TRUSTED_PROXIES", "here",
                "RAVEN_REGISTRATION", "maybe",
                "ENCRYPTION_KEY_STORAGE", "file");
        assertThat(SettingsCheck.mistakes(new Environment(with(wrong))))
                .extracting(mistake -> mistake.getMessage().replaceAll(":.*", ""))
                .contains("RAVEN_TRUSTED_PROXIES", "RAVEN_REGISTRATION", "ENCRYPTION_KEY_STORAGE", "REDIS_URL");
    }

    @Test
    void whereTheEnvironmentIsWrongTheRestIsReadAllTheSame() {
        Map<String, String> wrong = Map.of("RAVEN_ENVIRONMENT", "prod", "RAVEN_TRUSTED_PROXIES", "here");
        assertThat(SettingsCheck.mistakes(new Environment(with(wrong)))).hasSize(2);
    }

    @Test
    void noMistakeHidesAnotherOfTheSamePart() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("RAVEN_HTTP_PORT", "0"),
                Map.entry("RAVEN_HTTP_ADDRESS", "everywhere"),
                Map.entry("RAVEN_BACKUP_DIR", "backups"),
                Map.entry("RAVEN_BACKUP_DAYS", "0"),
                Map.entry("RAVEN_DRILL_DAYS", "-1"),
                Map.entry("REDIS_URL", "http://127.0.0.1"),
                Map.entry("RAVEN_DURABILITY", "maybe"),
                Map.entry("RAVEN_DRILL_REDIS_URL", "none"),
                Map.entry("ENCRYPTION_KEY_STORAGE", "kms"),
                Map.entry("KMS_PROVIDER", "vault"),
                Map.entry("VAULT_ADDR", "vault"),
                Map.entry("VAULT_SECRET_ID", "x"),
                Map.entry("RAVEN_BYOK_PROVIDERS", "ours"),
                Map.entry("RAVEN_TENANT_RATE_FACTOR", "0"),
                Map.entry("RAVEN_RATE_LIMIT_CEILING", "0"));
        assertThat(named(wrong))
                .containsExactlyInAnyOrder(
                        "RAVEN_HTTP_PORT",
                        "RAVEN_HTTP_ADDRESS",
                        "RAVEN_BACKUP_DIR",
                        "RAVEN_BACKUP_DAYS",
                        "RAVEN_DRILL_DAYS",
                        "REDIS_URL",
                        "RAVEN_DURABILITY",
                        "RAVEN_DRILL_REDIS_URL",
                        "KMS_KEY_ID",
                        "VAULT_ADDR",
                        "VAULT_TOKEN",
                        "RAVEN_BYOK_PROVIDERS",
                        "RAVEN_TENANT_RATE_FACTOR",
                        "RAVEN_RATE_LIMIT_CEILING");
    }

    @Test
    void aSecretWhoseFileIsMissingIsToldOfOnce() {
        assertThat(named(Map.of("RAVEN_ENVIRONMENT", "production", "REDIS_URL_FILE", "/no/such/file")))
                .contains("REDIS_URL_FILE")
                .doesNotContain("REDIS_URL");
    }

    private List<String> named(Map<String, String> settings) {
        return SettingsCheck.mistakes(new Environment(with(settings))).stream()
                .map(SettingException::name)
                .toList();
    }
}
