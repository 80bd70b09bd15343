package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.settings.SettingException;
import dev.raven.core.startup.StartupStep;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Tries the operator's key, and that it is the one the stored keys were wrapped under. */
@Singleton
class KeyStartup implements StartupStep {
    private final KeyServiceCheck check;
    private final OperatorKeys operatorKeys;
    private final KeyRing keys;
    private final KeyWatch watch;

    @Inject
    KeyStartup(KeyServiceCheck check, OperatorKeys operatorKeys, KeyRing keys, KeyWatch watch) {
        this.check = check;
        this.operatorKeys = operatorKeys;
        this.keys = keys;
        this.watch = watch;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void run() {
        OperatorKey current = operatorKeys.current();
        check.run(current.provider() == KeyProvider.LOCAL ? "ENCRYPTION_KEY_STORAGE" : "KMS_KEY_ID", current);
        try {
            keys.index(TenantId.PLATFORM);
        } catch (WrongKeyException otherKey) {
            throw new SettingException(
                    "ENCRYPTION_KEY_STORAGE",
                    "the operator key is not the one this Redis was written under; give back the key it was, or use"
                            + " another Redis.");
        }
        watch.start();
    }
}
