package dev.raven.core.key;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.SealKey;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The keys of tenants and of their users, unwrapped when needed and kept in memory for at most five minutes. When a key
 * service is away, keys already here serve until they age out; when it refuses, they go at once; there is no other way to
 * a key.
 */
@Singleton
public class KeyRing {
    private static final int MOST_TENANT_KEYS = 20_000;
    private static final int MOST_SUBJECT_KEYS = 100_000;
    private static final Executor AFTER_GRACE = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

    private final TenantKeys tenantKeys;
    private final SubjectKeys subjectKeys;
    private final KeyUses uses;
    private final KeyCache<KeyName.OfTenant> openTenantKeys;
    private final KeyCache<KeyName.OfSubject> openSubjectKeys;

    @Inject
    KeyRing(TenantKeys tenantKeys, SubjectKeys subjectKeys, KeyUses uses, KeySettings settings) {
        this(tenantKeys, subjectKeys, uses, settings.cached(), Ticker.systemTicker());
    }

    KeyRing(TenantKeys tenantKeys, SubjectKeys subjectKeys, KeyUses uses, Duration cached, Ticker ticker) {
        this.tenantKeys = tenantKeys;
        this.subjectKeys = subjectKeys;
        this.uses = uses;
        this.openTenantKeys =
                new KeyCache<>(new KeyCache.Bounds(MOST_TENANT_KEYS, cached), ticker, AFTER_GRACE, tenantKeys::open);
        this.openSubjectKeys = new KeyCache<>(
                new KeyCache.Bounds(MOST_SUBJECT_KEYS, cached),
                ticker,
                AFTER_GRACE,
                name -> subjectKeys.open(name, version -> version(new Subject.Tenant(name.tenant()), version)));
    }

    /** Makes the keys of a new tenant. */
    public void createTenantKeys(TenantId tenant) {
        for (KeyPurpose purpose : Set.of(KeyPurpose.DATA, KeyPurpose.INDEX)) {
            orUnavailable(() -> tenantKeys.create(new KeyName.OfTenant(tenant, purpose)));
        }
    }

    /** Makes the key of a new user. */
    public void createSubjectKey(TenantId tenant, UserId user) {
        subjectKeys.create(new KeyName.OfSubject(tenant, user), active(new Subject.Tenant(tenant)));
    }

    /**
     * The key that seals one more of a subject's records.
     *
     * @throws NoKeyException when the subject has none, or it was destroyed
     */
    public SealKey active(Subject subject) {
        SealKey active = open(subject).active();
        uses.count(name(subject), active.version());
        return active;
    }

    /** The number of the version that seals now. */
    public int activeVersion(Subject subject) {
        return open(subject).active().version();
    }

    /**
     * The version of a subject's key that a record was sealed under. One that is not known here may have been made on
     * another node just now, so the store is asked once.
     *
     * @throws NoKeyException when the subject has none, or it was destroyed
     * @throws IntegrityException when there is no such version: the record is not of this key
     */
    public SealKey version(Subject subject, int version) {
        return orUnavailable(() -> open(subject).version(version).orElseGet(() -> {
            forget(name(subject));
            return open(subject).version(version).orElseThrow(IntegrityException::new);
        }));
    }

    /** The key of a tenant's look-up hashes. It has one version: a change of it is a rebuild of the index. */
    SealKey index(TenantId tenant) {
        return open(openTenantKeys, new KeyName.OfTenant(tenant, KeyPurpose.INDEX))
                .active();
    }

    /** Wipes what is open here of a key; the next use asks the store. */
    void forget(KeyName name) {
        switch (name) {
            case KeyName.OfTenant of -> openTenantKeys.forget(of);
            case KeyName.OfSubject of -> openSubjectKeys.forget(of);
        }
    }

    /** Wipes what is open here of a key where another version than that is active in it. */
    void forgetUnlessActive(KeyName name, Optional<WrappedKey> active) {
        int here = open(name).active().version();
        if (active.map(version -> version.version() != here).orElse(true)) {
            forget(name);
        }
    }

    /** Wipes what is open here of a tenant and its users. */
    void forget(TenantId tenant) {
        openTenantKeys.forgetIf(name -> name.tenant().equals(tenant));
        openSubjectKeys.forgetIf(name -> name.tenant().equals(tenant));
    }

    /** Wipes all that is open here. */
    @PreDestroy
    public void forgetAll() {
        openTenantKeys.forgetAll();
        openSubjectKeys.forgetAll();
    }

    private OpenKeys open(Subject subject) {
        return open(name(subject));
    }

    /** A person's key serves only while its tenant's does: whoever withdraws that is not kept waiting for both to age. */
    private OpenKeys open(KeyName name) {
        return switch (name) {
            case KeyName.OfTenant of -> open(openTenantKeys, of);
            case KeyName.OfSubject of -> {
                open(openTenantKeys, new KeyName.OfTenant(of.tenant(), KeyPurpose.DATA));
                yield open(openSubjectKeys, of);
            }
        };
    }

    private <K> OpenKeys open(KeyCache<K> cache, K name) {
        return orUnavailable(() -> cache.get(name));
    }

    /**
     * What came of work with a key service; where that says no, all keys under its key are wiped first.
     *
     * @throws UnavailableException in the place of a {@link KeyRefusedException}
     */
    <T> T orUnavailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (KeyRefusedException refused) {
            forgetUnder(refused.key());
            forget(refused.tenant());
            throw UnavailableException.keyRefused(refused);
        }
    }

    /** Whoever disabled a key wants nothing under it to be read any longer, cached or not. */
    private void forgetUnder(OperatorKey key) {
        Set<TenantId> tenants = new HashSet<>();
        openTenantKeys.forEach((name, open) -> {
            if (open.isUnder(key)) {
                tenants.add(name.tenant());
            }
        });
        tenants.forEach(this::forget);
    }

    private static KeyName name(Subject subject) {
        return switch (subject) {
            case Subject.Tenant of -> new KeyName.OfTenant(of.tenant(), KeyPurpose.DATA);
            case Subject.User of -> new KeyName.OfSubject(of.tenant(), of.user());
        };
    }
}
