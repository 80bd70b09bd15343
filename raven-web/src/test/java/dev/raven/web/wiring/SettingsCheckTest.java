package dev.raven.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {
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
