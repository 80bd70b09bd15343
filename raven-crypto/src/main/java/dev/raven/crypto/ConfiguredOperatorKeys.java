package dev.raven.crypto;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyProvider;
import dev.raven.core.key.OperatorKey;
import dev.raven.core.key.OperatorKeys;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import dev.raven.crypto.aws.AwsKeyManagement;
import dev.raven.crypto.aws.AwsSettings;
import dev.raven.crypto.azure.AzureKeyManagement;
import dev.raven.crypto.azure.AzureSettings;
import dev.raven.crypto.gcp.GcpKeyManagement;
import dev.raven.crypto.gcp.GcpSettings;
import dev.raven.crypto.local.LocalKeyManagement;
import dev.raven.crypto.vault.VaultKeyManagement;
import dev.raven.crypto.vault.VaultSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The key services of this server: whoever asks which can ever be used reads the switch in {@link #open}. */
@ApplicationScoped
class ConfiguredOperatorKeys implements OperatorKeys {
    private static final String PROVIDERS = "must be one of aws, gcp, azure, vault where keys are in a key service";

    private static final Set<KeyProvider> SERVICES =
            EnumSet.complementOf(EnumSet.of(KeyProvider.NONE, KeyProvider.LOCAL));
    private static final String SPELLED_OUT = "anybody-may-read-this-data";

    private final Environment environment;
    private final ServerSettings server;
    private final LocalKey local;
    private final Clock clock;

    @Inject
    ConfiguredOperatorKeys(Environment environment, ServerSettings server, RandomGenerator random, Clock clock) {
        this.environment = environment;
        this.server = server;
        this.local = new LocalKey(environment, server.dataDir(), random);
        this.clock = clock;
    }

    @Override
    public OperatorKey current() {
        if (!environment.flag("ENCRYPTION_ENABLED", true)) {
            refuseUnlessSpelledOut();
            return OperatorKey.NONE;
        }
        if (local.storage() != KeyStorage.KMS) {
            refuseLocalInProduction();
            local.refuseContradictions();
            return OperatorKey.LOCAL;
        }
        return parsed(environment
                .text("KMS_KEY_ID")
                .orElseThrow(() -> new SettingException("KMS_KEY_ID", "must name the key that wraps tenant keys.")));
    }

    /** A tenant's key is used with the operator's credentials, so the operator says with which services. */
    @Override
    public OperatorKey named(String id) {
        OperatorKey key = parsed(id);
        if (!openToTenants().contains(key.provider())) {
            throw new SettingException(
                    "RAVEN_BYOK_PROVIDERS", "must name " + key.provider().wireName() + " for tenants to use it.");
        }
        return key;
    }

    private OperatorKey parsed(String id) {
        return OperatorKey.parse(id)
                .filter(key -> SERVICES.contains(key.provider()))
                .orElseGet(() -> ofConfiguredProvider(id));
    }

    private Set<KeyProvider> openToTenants() {
        return environment
                .parsed(
                        "RAVEN_BYOK_PROVIDERS",
                        ConfiguredOperatorKeys::providers,
                        "must be some of aws, azure, gcp, vault, separated by commas")
                .or(() -> configuredProvider().map(Set::of))
                .orElse(Set.of());
    }

    private static Set<KeyProvider> providers(String names) {
        return Arrays.stream(names.split(","))
                .map(name -> provider(name.strip()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public KeyManagement open(OperatorKey key) {
        return switch (key.provider()) {
            case NONE -> openPublic();
            case LOCAL -> openLocal();
            case AWS -> AwsKeyManagement.open(AwsSettings.from(environment, key.id()));
            case VAULT -> VaultKeyManagement.open(VaultSettings.from(environment, key.id()), clock);
            case GCP -> GcpKeyManagement.open(GcpSettings.from(environment, key.id()));
            case AZURE -> AzureKeyManagement.open(AzureSettings.from(environment, key.id()));
        };
    }

    @Override
    public KeyManagement openUsed(OperatorKey key) {
        if (key.provider() != KeyProvider.LOCAL) {
            return open(key);
        }
        refuseLocalInProduction();
        return LocalKeyManagement.open(local.readUsed());
    }

    /** Looks at all that {@link #open} will need of the settings, and asks nobody. */
    void check() {
        environment.independently(this::openToTenants, this::checkCurrent, this::checkWhatTheServiceNeeds);
    }

    private void checkCurrent() {
        OperatorKey key = current();
        switch (key.provider()) {
            case NONE -> {} // spelled out
            case LOCAL -> local.check();
            case AWS -> AwsSettings.from(environment, key.id());
            case VAULT -> VaultSettings.from(environment, key.id());
            case GCP -> GcpSettings.from(environment, key.id());
            case AZURE -> AzureSettings.from(environment, key.id());
        }
    }

    /** Also where its key is not named, or not as it must be. */
    private void checkWhatTheServiceNeeds() {
        if (!environment.flag("ENCRYPTION_ENABLED", true) || local.storage() != KeyStorage.KMS) {
            return;
        }
        configuredProvider().ifPresent(provider -> {
            switch (provider) {
                case NONE, LOCAL -> {} // no services
                case AWS -> AwsSettings.checkAccess(environment);
                case VAULT -> VaultSettings.checkAccess(environment);
                case GCP -> GcpSettings.checkAccess(environment);
                case AZURE -> AzureSettings.checkAccess(environment);
            }
        });
    }

    private Optional<KeyProvider> configuredProvider() {
        return environment.parsed("KMS_PROVIDER", ConfiguredOperatorKeys::provider, PROVIDERS);
    }

    private OperatorKey ofConfiguredProvider(String id) {
        KeyProvider provider =
                configuredProvider().orElseThrow(() -> new SettingException("KMS_PROVIDER", PROVIDERS + "."));
        try {
            return new OperatorKey(provider, id);
        } catch (IllegalArgumentException unusable) {
            throw new SettingException("KMS_KEY_ID", "must be 1 to 512 visible ASCII characters.");
        }
    }

    private static KeyProvider provider(String name) {
        return SERVICES.stream()
                .filter(provider -> provider.wireName().equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private KeyManagement openLocal() {
        refuseLocalInProduction();
        return LocalKeyManagement.open(local.read());
    }

    /** There is no way to store plain text: without protection, all is sealed under a key that everybody knows. */
    private KeyManagement openPublic() {
        refuseUnlessSpelledOut();
        return LocalKeyManagement.open(new KeyMaterial(new byte[KeyMaterial.LENGTH]));
    }

    private void refuseUnlessSpelledOut() {
        if (environment.flag("ENCRYPTION_ENABLED", true) || server.production()) {
            throw new SettingException("ENCRYPTION_ENABLED", "must be true: without it nothing is protected.");
        }
        if (!environment.text("RAVEN_UNPROTECTED").equals(Optional.of(SPELLED_OUT))) {
            throw new SettingException(
                    "ENCRYPTION_ENABLED",
                    "false protects nothing; if that is meant, set RAVEN_UNPROTECTED=" + SPELLED_OUT + " as well.");
        }
    }

    private void refuseLocalInProduction() {
        if (server.production()) {
            throw new SettingException(
                    "ENCRYPTION_KEY_STORAGE", "must be kms in production: a key beside the data protects nothing.");
        }
    }
}
