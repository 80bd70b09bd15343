package dev.raven.core.tenant;

import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.tenant.DataAudit;
import dev.raven.core.audit.AuditPolicy;
import dev.raven.core.id.TenantId;
import dev.raven.core.notice.BriefMemory;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeListener;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The tenants this node has lately served, so that a request need not read its tenant first. A change made here is seen
 * at once; one made on another node when its notice is heard, and within two seconds in any case.
 */
@Singleton
public class TenantDirectory implements AuditPolicy, NoticeListener {
    private static final int MOST = 10_000;

    private final BriefMemory<TenantId, Tenant> tenants;

    @Inject
    TenantDirectory(TenantVault vault) {
        this.tenants = new BriefMemory<>(vault::find, MOST);
    }

    public Optional<Tenant> find(TenantId id) {
        return tenants.find(id);
    }

    /**
     * The settings of the tenant of a caller who was let in.
     *
     * @throws UnauthenticatedException when the tenant is gone since
     */
    public TenantSettings settings(TenantId id) {
        return find(id).map(Tenant::settings).orElseThrow(UnauthenticatedException::new);
    }

    @Override
    public boolean recordsReads(TenantId id) {
        return settings(id).dataAudit() == DataAudit.ALL;
    }

    @Override
    public void forget(Notice notice) {
        if (notice.apiKey().isEmpty() && notice.user().isEmpty()) {
            tenants.forget(notice.tenant());
        }
    }

    @Override
    public void forgetAll() {
        tenants.forgetAll();
    }
}
