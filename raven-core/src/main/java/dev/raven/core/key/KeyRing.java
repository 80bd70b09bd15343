package dev.raven.core.key;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.raven.core.envelope.SealKey;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The keys of tenants and of their users, unwrapped when needed and kept in memory for at most five minutes. When the key
 * service is away, keys already here serve until they age out; there is no other way to a key.
 */
@Singleton
public class KeyRing {
    private static final int MOST_TENANT_KEYS = 20_000;
    private static final int MOST_SUBJECT_KEYS = 100_000;
    private static final Executor AFTER_GRACE = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

    private final TenantKeys tenantKeys;
    private final SubjectKeys subjectKeys;
    private final KeyCache<TenantKeys.Name> openTenantKeys;
    private final KeyCache<Subject.User> openSubjectKeys;

    @Inject
    KeyRing(TenantKeys tenantKeys, SubjectKeys subjectKeys) {
        this.tenantKeys = tenantKeys;
        this.subjectKeys = subjectKeys;
        this.openTenantKeys = new KeyCache<>(MOST_TENANT_KEYS, Ticker.systemTicker(), AFTER_GRACE, tenantKeys::open);
        this.openSubjectKeys = new KeyCache<>(
                MOST_SUBJECT_KEYS,
                Ticker.systemTicker(),
                AFTER_GRACE,
                user -> subjectKeys.open(user, dataKeys(user.tenant())));
    }

    /** Makes the keys of a new tenant. */
    public void createTenantKeys(TenantId tenant) {
        tenantKeys.create(tenant, KeyPurpose.DATA);
        tenantKeys.create(tenant, KeyPurpose.INDEX);
    }

    /** Makes the key of a new user. */
    public void createSubjectKey(TenantId tenant, UserId user) {
        subjectKeys.create(new Subject.User(tenant, user), dataKeys(tenant).active());
    }

    /**
     * The key that seals a subject's records from now on.
     *
     * @throws NoKeyException when the subject has none, or it was destroyed
     */
    public SealKey active(Subject subject) {
        return keys(subject).active();
    }

    /**
     * The version of a subject's key that a record was sealed under.
     *
     * @throws NoKeyException when the subject has none, or it was destroyed
     */
    public SealKey version(Subject subject, int version) {
        return keys(subject).version(version);
    }

    /** Destroys a tenant's keys, here and in the store: all that is sealed under them is gone for good. */
    public void destroy(TenantId tenant) {
        tenantKeys.destroy(tenant);
        for (KeyPurpose purpose : KeyPurpose.values()) {
            openTenantKeys.forget(new TenantKeys.Name(tenant, purpose));
        }
        openSubjectKeys.forgetAll();
    }

    /** Destroys a user's key, here and in the store: all that is sealed under it is gone for good. */
    public void destroy(TenantId tenant, UserId user) {
        subjectKeys.destroy(tenant, user);
        openSubjectKeys.forget(new Subject.User(tenant, user));
    }

    /** The key of a tenant's look-up hashes. It has one version: a change of it is a rebuild of the index. */
    SealKey index(TenantId tenant) {
        return openTenantKeys.get(new TenantKeys.Name(tenant, KeyPurpose.INDEX)).active();
    }

    private OpenKeys keys(Subject subject) {
        return switch (subject) {
            case Subject.Tenant of -> dataKeys(of.tenant());
            case Subject.User user -> openSubjectKeys.get(user);
        };
    }

    private OpenKeys dataKeys(TenantId tenant) {
        return openTenantKeys.get(new TenantKeys.Name(tenant, KeyPurpose.DATA));
    }
}
