package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.settings.SettingException;
import dev.raven.core.startup.StartupStep;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tries the operator's key, and that the stored keys open with what the settings name. */
@Singleton
class KeyStartup implements StartupStep {
    private static final Logger LOG = System.getLogger(KeyStartup.class.getName());
    private static final KeyName RAVENS_OWN = new KeyName.OfTenant(TenantId.PLATFORM, KeyPurpose.INDEX);

    private final KeyServiceCheck check;
    private final OperatorKeys operatorKeys;
    private final KeyStore store;
    private final KeyRing keys;
    private final KeyWatch watch;

    @Inject
    KeyStartup(KeyServiceCheck check, OperatorKeys operatorKeys, KeyStore store, KeyRing keys, KeyWatch watch) {
        this.check = check;
        this.operatorKeys = operatorKeys;
        this.store = store;
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
        check.run(current.provider().nameless() ? "ENCRYPTION_KEY_STORAGE" : "KMS_KEY_ID", current, TenantId.PLATFORM);
        store.find(RAVENS_OWN).forEach(version -> refuseToMix(current, version));
        try {
            keys.index(TenantId.PLATFORM);
        } catch (WrongKeyException otherKey) {
            throw new SettingException(
                    "ENCRYPTION_KEY_STORAGE",
                    "the operator key is not the one this Redis was written under; give back the key it was, or use"
                            + " another Redis.");
        }
        if (current.equals(OperatorKey.NONE)) {
            LOG.log(Level.WARNING, "ENCRYPTION_ENABLED=false: NOTHING IS PROTECTED, the key to all data is public");
        }
        watch.start();
    }

    /** What everybody could read is not called protected afterwards, nor the other way round. */
    private static void refuseToMix(OperatorKey current, WrappedKey version) {
        boolean wasPublic = version.under().equals(OperatorKey.NONE.toString());
        if (wasPublic != current.equals(OperatorKey.NONE)) {
            throw new SettingException(
                    "ENCRYPTION_ENABLED",
                    wasPublic
                            ? "this Redis was written with false, and holds what anybody may have read; use another."
                            : "this Redis holds protected data; false is for one of its own.");
        }
    }
}
