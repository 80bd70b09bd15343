package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.core.settings.SettingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Has the key service wrap something, unwrap it, and refuse it for another context. */
@Singleton
class EncryptionProbe implements ChecklistProbe {
    private final KeyServiceCheck check;
    private final OperatorKeys operatorKeys;
    private final KeyStore store;
    private final KeySettings settings;

    @Inject
    EncryptionProbe(KeyServiceCheck check, OperatorKeys operatorKeys, KeyStore store, KeySettings settings) {
        this.check = check;
        this.operatorKeys = operatorKeys;
        this.store = store;
        this.settings = settings;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.KMS_ENCRYPTION;
    }

    @Override
    public Finding look(TenantId owner) {
        OperatorKey key = store.brought(owner).orElseGet(operatorKeys::current);
        try {
            check.run(key.provider().nameless() ? "ENCRYPTION_KEY_STORAGE" : "KMS_KEY_ID", key, owner);
        } catch (SettingException broken) {
            return Finding.fail(
                    owner.equals(TenantId.PLATFORM)
                            ? String.valueOf(broken.getMessage())
                            : "The key service does not wrap and unwrap as it must.");
        }
        return proven(key);
    }

    private Finding proven(OperatorKey key) {
        return switch (key.provider()) {
            case NONE ->
                Finding.fail("ENCRYPTION_ENABLED=false: everything is sealed under a key that everybody knows.");
            case LOCAL ->
                Finding.fail(
                        "The key that wraps all others lies on the server's own machine, beside what it protects.");
            case AWS, GCP, AZURE, VAULT -> served(key.provider().wireName());
        };
    }

    private Finding served(String provider) {
        String seen = "A key of the key service (" + provider
                + ") wrapped and unwrapped just now, and refused to unwrap for another context.";
        return settings.auditCalls()
                ? Finding.pass(seen)
                : Finding.warn(seen + " Its calls are not in the audit log: KMS_AUDIT_LOG=false.");
    }
}
