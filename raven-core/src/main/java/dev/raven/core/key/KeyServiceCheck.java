package dev.raven.core.key;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.TenantId;
import dev.raven.core.settings.SettingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;

/** Proves that a key protects: it wraps, unwraps, and refuses to unwrap for another context. */
@Singleton
class KeyServiceCheck {
    private static final KeyContext CONTEXT = new KeyContext(TenantId.PLATFORM, KeyPurpose.DATA, "check", 1);
    private static final KeyContext OTHER = new KeyContext(TenantId.PLATFORM, KeyPurpose.INDEX, "check", 1);

    private final KeyService services;

    @Inject
    KeyServiceCheck(KeyService services) {
        this.services = services;
    }

    /**
     * Tries one key.
     *
     * @param setting that named the key, for the message
     * @throws SettingException saying what to mend
     */
    void run(String setting, OperatorKey key) {
        String needs = needs(setting, key);
        byte[] probe = new byte[KeyMaterial.LENGTH];
        try {
            byte[] wrapped = services.wrap(key, CONTEXT, probe);
            if (!Arrays.equals(probe, services.unwrap(key, CONTEXT, wrapped)) || opensElsewhere(key, wrapped)) {
                throw new SettingException(setting, "the key does not bind what it wraps; " + needs + ".");
            }
        } catch (UnavailableException away) {
            throw new SettingException(setting, "the key service does not answer; " + needs + ".");
        } catch (KeyRefusedException refused) {
            throw new SettingException(setting, "the key service refuses; " + needs + ".");
        }
    }

    private String needs(String setting, OperatorKey key) {
        try {
            return services.needs(key);
        } catch (UnavailableException late) {
            throw new SettingException(
                    setting, "the key service's client does not open; this machine may be too busy.");
        }
    }

    private boolean opensElsewhere(OperatorKey key, byte[] wrapped) {
        try {
            services.unwrap(key, OTHER, wrapped);
            return true;
        } catch (WrongKeyException bound) {
            return false;
        }
    }
}
