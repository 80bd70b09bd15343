package dev.raven.audit.checkpoint;

import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTreeState;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Slice;
import dev.raven.core.tenant.TenantStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Looks for traces of a key that has signed: where there are any, its absence is no beginning. */
@Singleton
class SignedBefore {
    private static final int AT_ONCE = 256;

    private final AuditStore logs;
    private final AuditTreeStore trees;
    private final TenantStore tenants;
    private final CopiedLogs copies;

    @Inject
    SignedBefore(AuditStore logs, AuditTreeStore trees, TenantStore tenants, CopiedLogs copies) {
        this.logs = logs;
        this.trees = trees;
        this.tenants = tenants;
        this.copies = copies;
    }

    /** Whether a copy has a checkpoint, the platform's log a tree, or a tenant events: they come when a server has started. */
    boolean anything() {
        return copies.anySigned() || begun(TenantId.PLATFORM) || anyTenantHasEvents();
    }

    /** Events alone are none: a first start records some before there is a key. */
    private boolean begun(TenantId log) {
        AuditTreeState tree = trees.state(log);
        return tree.integrated().sequence() > 0
                || tree.latest().isPresent()
                || logs.pruned(log).sequence() > 0;
    }

    private boolean anyTenantHasEvents() {
        Slice<TenantId> slice = tenants.ids(0, AT_ONCE);
        while (!slice.items().isEmpty()) {
            if (slice.items().stream().anyMatch(tenant -> logs.head(tenant).sequence() > 0 || begun(tenant))) {
                return true;
            }
            slice = tenants.ids(slice.next(), AT_ONCE);
        }
        return false;
    }
}
