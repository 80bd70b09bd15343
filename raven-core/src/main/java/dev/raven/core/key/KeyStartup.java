package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.settings.SettingException;
import dev.raven.core.startup.StartupStep;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Tries the operator's key, and that it is the one the stored keys were wrapped under. */
@Singleton
class KeyStartup implements StartupStep {
    private final KeyManagement operator;
    private final KeyRing keys;

    @Inject
    KeyStartup(KeyManagement operator, KeyRing keys) {
        this.operator = operator;
        this.keys = keys;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void run() {
        operator.check();
        try {
            keys.index(TenantId.PLATFORM);
        } catch (WrongKeyException otherKey) {
            throw new SettingException(
                    "ENCRYPTION_KEY_STORAGE",
                    "the operator key is not the one this Redis was written under; give back the key it was, or use"
                            + " another Redis.");
        }
    }
}
