package dev.raven.crypto;

import dev.raven.core.key.KeyManagement;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import dev.raven.crypto.aws.AwsKeyManagement;
import dev.raven.crypto.aws.AwsSettings;
import dev.raven.crypto.local.KeyFile;
import dev.raven.crypto.local.LocalKeyManagement;
import dev.raven.crypto.vault.VaultKeyManagement;
import dev.raven.crypto.vault.VaultSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Opens the one key service the operator chose: whoever asks which can ever be used reads this switch. */
@Dependent
class KeyManagementProducer {
    private static final String PROVIDERS = "must be one of aws, gcp, azure, vault";

    private final Environment environment;
    private final ServerSettings server;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    KeyManagementProducer(Environment environment, ServerSettings server, RandomGenerator random, Clock clock) {
        this.environment = environment;
        this.server = server;
        this.random = random;
        this.clock = clock;
    }

    @Produces
    @ApplicationScoped
    KeyManagement open() {
        if (!environment.flag("ENCRYPTION_ENABLED", true)) {
            throw new SettingException("ENCRYPTION_ENABLED", "false is refused: there is no way to store plain text.");
        }
        KeyStorage storage = environment.choice("ENCRYPTION_KEY_STORAGE", KeyStorage.class, KeyStorage.FILE);
        refuseLocalInProduction(storage);
        return switch (storage) {
            case FILE -> LocalKeyManagement.open(KeyFile.readOrCreate(keyFile(), random), random);
            case ENV -> LocalKeyManagement.open(KeyFile.parse("RAVEN_ENCRYPTION_KEY", keyText()), random);
            case KMS -> openService();
        };
    }

    private KeyManagement openService() {
        KmsProvider provider = environment
                .parsed("KMS_PROVIDER", name -> KmsProvider.valueOf(name.toUpperCase(Locale.ROOT)), PROVIDERS)
                .orElseThrow(
                        () -> new SettingException("KMS_PROVIDER", PROVIDERS + " with ENCRYPTION_KEY_STORAGE=kms."));
        return switch (provider) {
            case VAULT -> VaultKeyManagement.open(VaultSettings.from(environment), clock);
            case AWS -> AwsKeyManagement.open(AwsSettings.from(environment));
            case GCP, AZURE ->
                throw new SettingException("KMS_PROVIDER", "only aws and vault are available in this version.");
        };
    }

    void close(@Disposes KeyManagement open) {
        open.close();
    }

    private void refuseLocalInProduction(KeyStorage storage) {
        if (server.production() && storage != KeyStorage.KMS) {
            throw new SettingException(
                    "ENCRYPTION_KEY_STORAGE", "must be kms in production: a key beside the data protects nothing.");
        }
    }

    private Path keyFile() {
        return environment
                .text("RAVEN_ENCRYPTION_KEY_FILE")
                .map(Path::of)
                .orElse(server.dataDir().resolve("encryption.key"));
    }

    private String keyText() {
        return environment
                .text("RAVEN_ENCRYPTION_KEY")
                .orElseThrow(() -> new SettingException(
                        "RAVEN_ENCRYPTION_KEY", "must hold 32 bytes as base64 when ENCRYPTION_KEY_STORAGE is env."));
    }
}
