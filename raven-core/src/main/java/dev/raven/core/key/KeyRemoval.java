package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Destroys keys: all that is sealed under them is gone for good, and no node opens it for longer than five seconds. */
@Singleton
public class KeyRemoval {
    private final KeyStore store;
    private final KeyChangeStore changes;
    private final KeyRing keys;

    @Inject
    KeyRemoval(KeyStore store, KeyChangeStore changes, KeyRing keys) {
        this.store = store;
        this.changes = changes;
        this.keys = keys;
    }

    /** Destroys a tenant's keys. */
    public void destroy(TenantId tenant) {
        store.destroy(tenant);
        keys.forget(tenant);
        changes.announce(new KeyName.OfTenant(tenant, KeyPurpose.DATA));
    }

    /** Whether a tenant has keys. */
    public boolean areThere(TenantId tenant) {
        return !store.find(new KeyName.OfTenant(tenant, KeyPurpose.DATA)).isEmpty();
    }

    /** Destroys the keys of some users whose tenant's keys are destroyed: every node has wiped theirs with those. */
    public void destroy(TenantId tenant, List<UserId> users) {
        users.forEach(user -> store.destroy(tenant, user));
    }

    /** Destroys a user's key. */
    public void destroy(TenantId tenant, UserId user) {
        KeyName name = new KeyName.OfSubject(tenant, user);
        store.destroy(tenant, user);
        keys.forget(name);
        changes.announce(name);
    }
}
