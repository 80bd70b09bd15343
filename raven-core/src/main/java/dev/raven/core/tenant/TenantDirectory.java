package dev.raven.core.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.api.tenant.DataAudit;
import dev.raven.core.audit.AuditPolicy;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * The tenants this node has lately served, so that a request need not read its tenant first. A change made on another
 * node is seen within two seconds; one made here, at once.
 */
@Singleton
public class TenantDirectory implements AuditPolicy {
    private static final Duration STALE_AFTER = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    private final TenantVault vault;
    private final Cache<TenantId, Optional<Tenant>> tenants = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(STALE_AFTER)
            .build();

    @Inject
    TenantDirectory(TenantVault vault) {
        this.vault = vault;
    }

    public Optional<Tenant> find(TenantId id) {
        return tenants.get(id, vault::find);
    }

    /** The settings of a tenant that is known to exist, as its caller was authenticated. */
    public TenantSettings settings(TenantId id) {
        return find(id).map(Tenant::settings)
                .orElseThrow(() -> new IllegalStateException("an authenticated tenant is gone"));
    }

    @Override
    public boolean recordsReads(TenantId id) {
        return settings(id).dataAudit() == DataAudit.ALL;
    }

    void forget(TenantId id) {
        tenants.invalidate(id);
    }
}
