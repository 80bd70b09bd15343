package dev.raven.web.system;

import dev.raven.crypto.vault.FakeVault;
import java.util.HashMap;
import java.util.Map;

/** What a start in production asks for. */
final class Production {
    private Production() {}

    /**
     * @param operator SHA-256 of the operator's key, in hexadecimal
     * @return settings, to which others may be added
     */
    static Map<String, String> settings(FakeVault vault, String redis, String operator) {
        return new HashMap<>(Map.of(
                "RAVEN_ENVIRONMENT",
                "production",
                "REDIS_URL",
                redis,
                "RAVEN_OPERATOR_KEY_SHA256",
                operator,
                "ENCRYPTION_KEY_STORAGE",
                "kms",
                "KMS_PROVIDER",
                "vault",
                "KMS_KEY_ID",
                "raven",
                "VAULT_ADDR",
                vault.url(),
                "VAULT_TOKEN",
                FakeVault.TOKEN));
    }
}
