package dev.raven.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyProvider;
import dev.raven.core.key.OperatorKey;
import dev.raven.core.key.OperatorKeys;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredOperatorKeysTest {
    private static final String KEY = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";

    private static final String GCP_KEY = "projects/theirs/locations/global/keyRings/r/cryptoKeys/k";

    @TempDir
    Path data;

    private OperatorKeys keys(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>(Map.of("RAVEN_DATA_DIR", data.toString()));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        Environment environment = new Environment(variables);
        return new ConfiguredOperatorKeys(
                environment, ServerSettings.from(environment), new SecureRandom(), Clock.systemUTC());
    }

    private static void openCurrent(OperatorKeys keys) {
        keys.open(keys.current()).close();
    }

    @Test
    void developmentHasAKeyFileInItsDataDirectory() {
        openCurrent(keys());
        assertThat(data.resolve("encryption.key")).exists();
    }

    @Test
    void whatIsWrappedAlreadyIsNotOpenedWithAKeyThatIsMadeForIt() {
        assertThatThrownBy(() -> keys().openUsed(OperatorKey.LOCAL))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_ENCRYPTION_KEY_FILE: there is no key in " + data);
        assertThat(data.resolve("encryption.key")).doesNotExist();
        openCurrent(keys());
        keys().openUsed(OperatorKey.LOCAL).close();
    }

    @Test
    void theKeyMayComeFromTheEnvironment() {
        openCurrent(keys("ENCRYPTION_KEY_STORAGE", "env", "RAVEN_ENCRYPTION_KEY", KEY));
        assertThat(data.resolve("encryption.key")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "ENCRYPTION_ENABLED, false, ENCRYPTION_ENABLED",
        "ENCRYPTION_ENABLED, no, ENCRYPTION_ENABLED",
        "ENCRYPTION_KEY_STORAGE, disk, ENCRYPTION_KEY_STORAGE",
        "ENCRYPTION_KEY_STORAGE, kms, KMS_KEY_ID",
        "ENCRYPTION_KEY_STORAGE, env, RAVEN_ENCRYPTION_KEY",
        "KMS_PROVIDER, vault, KMS_PROVIDER",
        "KMS_KEY_ID, alias/raven, KMS_KEY_ID",
        "RAVEN_ENCRYPTION_KEY, any, RAVEN_ENCRYPTION_KEY",
        "RAVEN_ENVIRONMENT, production, ENCRYPTION_KEY_STORAGE"
    })
    void whatWouldNotProtectStopsTheStart(String name, String value, String named) {
        assertThatThrownBy(() -> openCurrent(keys(name, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(named + ": ");
        assertThat(data.resolve("encryption.key")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "'', KMS_PROVIDER",
        "local, KMS_PROVIDER",
        "AWS, KMS_PROVIDER",
        "aws, AWS_REGION",
        "gcp, KMS_KEY_ID",
        "azure, KMS_KEY_ID",
        "vault, VAULT_ADDR"
    })
    void aKeyServiceIsNamedAndHasItsSettings(String provider, String named) {
        OperatorKeys keys = keys("ENCRYPTION_KEY_STORAGE", "kms", "KMS_KEY_ID", "alias", "KMS_PROVIDER", provider);
        assertThatThrownBy(() -> openCurrent(keys))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(named + ": ");
    }

    @Test
    void withoutProtectionIsSpelledOutAndNeverInProduction() {
        String[] off = {"ENCRYPTION_ENABLED", "false", "RAVEN_UNPROTECTED", "anybody-may-read-this-data"};
        assertThat(keys(off).current()).isEqualTo(OperatorKey.NONE);
        openCurrent(keys(off));
        assertThat(data.resolve("encryption.key")).doesNotExist();

        List<String> production = new ArrayList<>(List.of(off));
        production.addAll(List.of("RAVEN_ENVIRONMENT", "production"));
        List<String> on = List.of("RAVEN_UNPROTECTED", "anybody-may-read-this-data");
        for (List<String> settings : List.of(production, on, List.<String>of())) {
            assertThatThrownBy(() -> keys(settings.toArray(String[]::new)).open(OperatorKey.NONE))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith("ENCRYPTION_ENABLED: ");
        }
        assertThatThrownBy(() -> keys(production.toArray(String[]::new)).current())
                .isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> keys("ENCRYPTION_ENABLED", "false", "RAVEN_UNPROTECTED", "true")
                        .current())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("anybody-may-read-this-data");
    }

    @Test
    void aKeyServiceOpensWithItsSettings() {
        openCurrent(keys(
                "ENCRYPTION_KEY_STORAGE", "kms",
                "KMS_PROVIDER", "gcp",
                "KMS_KEY_ID", GCP_KEY,
                "CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDKMS", "http://127.0.0.1:1"));
    }

    @Test
    void aKeyOfAzureIsItsWholeIdentifier() {
        String id = "https://raven.vault.azure.net/keys/raven";
        OperatorKeys keys = keys("ENCRYPTION_KEY_STORAGE", "kms", "KMS_PROVIDER", "azure", "KMS_KEY_ID", id);
        assertThat(keys.current()).isEqualTo(new OperatorKey(KeyProvider.AZURE, id));
        assertThat(keys.named("azure:" + id)).isEqualTo(keys.current());
        openCurrent(keys);
    }

    @Test
    void productionTakesNoKeyFromTheEnvironmentEither() {
        OperatorKeys keys =
                keys("RAVEN_ENVIRONMENT", "production", "ENCRYPTION_KEY_STORAGE", "env", "RAVEN_ENCRYPTION_KEY", KEY);
        assertThatThrownBy(keys::current).isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> keys.open(OperatorKey.LOCAL)).isInstanceOf(SettingException.class);
    }

    @Test
    void aTenantsKeyIsOfTheDeploymentsOwnProviderOrOfOneThatTheOperatorOpened() {
        OperatorKeys keys = keys("ENCRYPTION_KEY_STORAGE", "kms", "KMS_PROVIDER", "vault", "KMS_KEY_ID", "raven");
        assertThat(keys.current()).isEqualTo(new OperatorKey(KeyProvider.VAULT, "raven"));
        assertThat(keys.named("transit/theirs")).isEqualTo(new OperatorKey(KeyProvider.VAULT, "transit/theirs"));
        assertThat(keys.named("local")).isEqualTo(new OperatorKey(KeyProvider.VAULT, "local"));
        assertThatThrownBy(() -> keys.named("has space")).isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> keys.named("aws:alias/theirs")).isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> keys().named("aws:alias/theirs")).isInstanceOf(SettingException.class);

        OperatorKeys open = keys("RAVEN_BYOK_PROVIDERS", "aws, gcp");
        assertThat(open.named("aws:alias/theirs")).isEqualTo(new OperatorKey(KeyProvider.AWS, "alias/theirs"));
        assertThatThrownBy(() -> open.named("vault:transit/theirs")).isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> keys("RAVEN_BYOK_PROVIDERS", "aws, moon").named("aws:alias/theirs"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_BYOK_PROVIDERS: ");
    }

    @Test
    void aKeyServiceStillOpensWhatTheKeyFileWrappedButMakesNoNewFile() {
        String[] kms = {"ENCRYPTION_KEY_STORAGE", "kms", "KMS_PROVIDER", "vault", "KMS_KEY_ID", "raven"};
        assertThatThrownBy(() -> keys(kms).open(OperatorKey.LOCAL))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_ENCRYPTION_KEY_FILE: ");
        assertThat(data.resolve("encryption.key")).doesNotExist();
        openCurrent(keys());
        keys(kms).open(OperatorKey.LOCAL).close();
    }
}
