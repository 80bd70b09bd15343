package dev.raven.core.key;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.id.TenantId;
import dev.raven.core.settings.SettingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Operator keys that tenants bring: their own key, in their own key service. Whoever disables it makes the tenant's data
 * unreadable within five minutes, and nobody else's.
 */
@Singleton
public class BroughtKeys {
    private static final Logger LOG = System.getLogger(BroughtKeys.class.getName());
    private static final String FIELD = "settings.byok_key_id";

    private final OperatorKeys operatorKeys;
    private final KeyServiceCheck check;
    private final KeyService services;
    private final KeyStore store;
    private final RotationDue due;

    @Inject
    BroughtKeys(
            OperatorKeys operatorKeys, KeyServiceCheck check, KeyService services, KeyStore store, RotationDue due) {
        this.operatorKeys = operatorKeys;
        this.check = check;
        this.services = services;
        this.store = store;
        this.due = due;
    }

    /**
     * Has all keys of the tenant wrapped under a key from now on, once that is proven to protect; those that there are, soon.
     * Nothing where it is so already.
     *
     * @param keyId of the tenant's own key, as {@link OperatorKeys#named} reads it; empty for the deployment's again
     * @throws InvalidRequestException when it names no key that Raven can use
     */
    public void use(TenantId tenant, Optional<String> keyId) {
        Optional<OperatorKey> own = keyId.map(this::named);
        if (!own.equals(store.brought(tenant))) {
            own.ifPresent(key -> prove(tenant, key));
            store.bring(tenant, own);
            due.rewrap(tenant, own.orElseGet(operatorKeys::current));
        }
    }

    private void prove(TenantId tenant, OperatorKey key) {
        if (key.equals(operatorKeys.current())) {
            throw InvalidRequestException.of(FIELD, "is the key of this deployment; name one of your own.");
        }
        try {
            check.run(FIELD, key, tenant);
        } catch (SettingException unusable) {
            services.forget(key);
            LOG.log(Level.WARNING, "a tenant brought a key that cannot be used: {0}", unusable.getMessage());
            throw InvalidRequestException.of(
                    FIELD,
                    "Raven cannot wrap and unwrap with this key; let it, see that the key is enabled, and try again.");
        }
    }

    private OperatorKey named(String keyId) {
        try {
            return operatorKeys.named(keyId);
        } catch (SettingException nameless) {
            throw InvalidRequestException.of(
                    FIELD, "must be a key of a service that the operator opened to tenants, such as aws:alias/<name>.");
        }
    }
}
