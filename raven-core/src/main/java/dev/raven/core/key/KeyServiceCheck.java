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

    private final KeyService services;

    @Inject
    KeyServiceCheck(KeyService services) {
        this.services = services;
    }

    /**
     * Tries one key.
     *
     * @param setting that named the key, for the message
     * @param tenant whose keys it is to wrap: it may be allowed for no other
     * @throws SettingException saying what to mend
     */
    void run(String setting, OperatorKey key, TenantId tenant) {
        String needs = needs(setting, key);
        byte[] probe = new byte[KeyMaterial.LENGTH];
        try {
            byte[] wrapped = services.wrap(key, context(tenant), probe);
            if (!Arrays.equals(probe, services.unwrap(key, context(tenant), wrapped))
                    || services.opensElsewhere(key, elsewhere(tenant), wrapped)) {
                throw new SettingException(setting, "the key does not bind what it wraps; " + needs + ".");
            }
        } catch (WrongKeyException lost) {
            throw new SettingException(setting, "the key does not unwrap what it wraps; " + needs + ".");
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

    private static KeyContext elsewhere(TenantId tenant) {
        return new KeyContext(tenant, KeyPurpose.INDEX, "check", 1);
    }

    /** What a key is tried with. */
    static KeyContext context(TenantId tenant) {
        return new KeyContext(tenant, KeyPurpose.DATA, "check", 1);
    }
}
