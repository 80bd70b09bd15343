package dev.raven.core.tenant;

import dev.raven.api.problem.NotFoundException;
import dev.raven.api.tenant.TenantStatus;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** What the operator sees and does of tenants. What is done to a tenant stands in its own log, too. */
@Singleton
public class PlatformTenantService {
    private final TenantVault vault;
    private final NoticeBoard board;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    PlatformTenantService(TenantVault vault, NoticeBoard board, AuditLog log, Clock clock) {
        this.vault = vault;
        this.board = board;
        this.log = log;
        this.clock = clock;
    }

    @Audited("tenant.list")
    public Page<Tenant> list(Caller caller, PageRange range) {
        return vault.list(range);
    }

    /**
     * Shuts a tenant out: within five seconds every node answers each of its keys 403 {@code tenant_suspended}. What it
     * keeps stays as it is.
     *
     * @throws NotFoundException when there is no such tenant
     */
    @Audited(value = "tenant.suspend", duringAlarm = true)
    public Tenant suspend(Caller caller, @Recorded Optional<TenantId> id) {
        return change(caller, "tenant.suspend", id, TenantStatus.SUSPENDED);
    }

    /**
     * Lets a tenant in again.
     *
     * @throws NotFoundException when there is no such tenant
     */
    @Audited("tenant.resume")
    public Tenant resume(Caller caller, @Recorded Optional<TenantId> id) {
        return change(caller, "tenant.resume", id, TenantStatus.ACTIVE);
    }

    private Tenant change(Caller caller, String action, Optional<TenantId> id, TenantStatus status) {
        Tenant changed = id.flatMap(known -> vault.change(known, held -> held.as(status, clock.instant())))
                .orElseThrow(() -> new NotFoundException("There is no such tenant."));
        board.tell(Notice.ofTenant(changed.id()));
        log.record(new AuditEntry(
                changed.id(),
                caller,
                action,
                AuditCategory.ADMINISTRATIVE,
                Optional.empty(),
                Optional.of(AuditOutcome.SUCCESS),
                Optional.empty(),
                Optional.of(changed.id()),
                Optional.empty()));
        return changed;
    }
}
