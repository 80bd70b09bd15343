package dev.raven.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyManagement;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyManagementProducerTest {
    @TempDir
    Path data;

    private KeyManagement open(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>(Map.of("RAVEN_DATA_DIR", data.toString()));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        Environment environment = new Environment(variables);
        return new KeyManagementProducer(
                        environment, ServerSettings.from(environment), new SecureRandom(), Clock.systemUTC())
                .open();
    }

    @Test
    void developmentHasAKeyFileInItsDataDirectory() {
        open().check();
        assertThat(data.resolve("encryption.key")).exists();
    }

    @Test
    void theKeyMayComeFromTheEnvironment() {
        open("ENCRYPTION_KEY_STORAGE", "env", "RAVEN_ENCRYPTION_KEY", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=")
                .check();
        assertThat(data.resolve("encryption.key")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "ENCRYPTION_ENABLED, false, ENCRYPTION_ENABLED",
        "ENCRYPTION_ENABLED, no, ENCRYPTION_ENABLED",
        "ENCRYPTION_KEY_STORAGE, disk, ENCRYPTION_KEY_STORAGE",
        "ENCRYPTION_KEY_STORAGE, kms, KMS_PROVIDER",
        "ENCRYPTION_KEY_STORAGE, env, RAVEN_ENCRYPTION_KEY",
        "RAVEN_ENVIRONMENT, production, ENCRYPTION_KEY_STORAGE"
    })
    void whatWouldNotProtectStopsTheStart(String name, String value, String named) {
        assertThatThrownBy(() -> open(name, value))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(named + ": ");
        assertThat(data.resolve("encryption.key")).doesNotExist();
    }

    @Test
    void productionTakesNoKeyFromTheEnvironmentEither() {
        assertThatThrownBy(() -> open(
                        "RAVEN_ENVIRONMENT", "production",
                        "ENCRYPTION_KEY_STORAGE", "env",
                        "RAVEN_ENCRYPTION_KEY", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="))
                .isInstanceOf(SettingException.class);
    }
}
