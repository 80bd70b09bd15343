package dev.raven.core.tenant;

import dev.raven.api.problem.NotFoundException;
import dev.raven.api.tenant.UpdateTenantRequest;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.caller.Caller;
import dev.raven.core.key.BroughtKeys;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What a tenant can see and change of itself. */
@Singleton
public class TenantService {
    private final TenantVault vault;
    private final NoticeBoard board;
    private final BroughtKeys brought;
    private final SettingsMerge merge;
    private final Clock clock;

    @Inject
    TenantService(TenantVault vault, NoticeBoard board, BroughtKeys brought, SettingsMerge merge, Clock clock) {
        this.vault = vault;
        this.board = board;
        this.brought = brought;
        this.merge = merge;
        this.clock = clock;
    }

    @NotAudited("shows a tenant its own settings; no person's data")
    public Tenant find(Caller caller) {
        return vault.find(caller.tenantId()).orElseThrow(TenantService::gone);
    }

    @NotAudited("counts, no person's data")
    public TenantStats stats(Caller caller) {
        return vault.stats(caller.tenantId());
    }

    /**
     * Changes the name and merges the settings.
     *
     * @throws dev.raven.api.problem.InvalidRequestException for a setting that Raven cannot honour, or an allow-list
     *     that would lock the caller out, or a key that Raven cannot use
     */
    @Audited("tenant.update")
    public ChangedTenant update(Caller caller, UpdateTenantRequest request) {
        AtomicReference<Optional<ChangedTenant>> last = new AtomicReference<>(Optional.empty());
        vault.change(caller.tenantId(), held -> {
            ChangedTenant changed = ChangedTenant.of(held, merge(caller, held, request));
            last.set(Optional.of(changed));
            return changed.tenant();
        });
        ChangedTenant changed = last.get().orElseThrow(TenantService::gone);
        board.tell(Notice.ofTenant(changed.tenant().id()));
        return changed;
    }

    private Tenant merge(Caller caller, Tenant held, UpdateTenantRequest request) {
        TenantSettings settings = merge.merge(held, request.settings());
        SelfLockout.refuse("settings.allowed_cidrs", settings.allowedCidrs(), caller);
        if (request.settings() != null) {
            brought.use(held.id(), settings.ownKey());
        }
        return new Tenant(
                held.id(),
                held.status(),
                request.name() == null ? held.name() : request.name(),
                held.email(),
                settings,
                held.createdAt(),
                clock.instant());
    }

    private static NotFoundException gone() {
        return new NotFoundException("There is no such tenant.");
    }
}
