package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.user.LegalHolds;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Shuts a tenant out for good: nobody finds it, none of its keys is let in, and no user and no legal hold comes any more. */
@Singleton
class TenantClosing {
    private final TenantStore tenants;
    private final LegalHolds holds;
    private final NoticeBoard board;

    @Inject
    TenantClosing(TenantStore tenants, LegalHolds holds, NoticeBoard board) {
        this.tenants = tenants;
        this.holds = holds;
        this.board = board;
    }

    boolean isOpen(TenantId tenant) {
        return tenants.find(tenant).isPresent();
    }

    void close(TenantId tenant) {
        tenants.close(tenant);
        board.tell(Notice.ofTenant(tenant));
    }

    /**
     * Looks again once none can come any more: a hold that came before that wins.
     *
     * @throws dev.raven.api.problem.ConflictException when a user is under a legal hold: then the tenant is let in again
     */
    void closeUnlessHeld(TenantId tenant) {
        if (!holds.standOn(tenant)) {
            close(tenant);
        }
        if (holds.standOn(tenant)) {
            tenants.reopen(tenant);
            board.tell(Notice.ofTenant(tenant));
            throw LegalHolds.refusalOf(tenant);
        }
    }

    /** Takes out what was left to keep it closed; that it is, is remembered for a day. */
    void remove(TenantId tenant) {
        tenants.remove(tenant);
    }
}
