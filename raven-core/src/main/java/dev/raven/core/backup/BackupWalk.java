package dev.raven.core.backup;

import dev.raven.core.erasure.ErasedTenants;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Slice;
import dev.raven.core.tenant.TenantStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The order in which a backup comes to everybody: tenants, then those that are erased, whose logs stay, and the platform last. */
@Singleton
class BackupWalk {
    private static final int TENANTS_A_TRIP = 100;

    private final TenantStore tenants;
    private final ErasedTenants erased;
    private final BackupStore store;

    @Inject
    BackupWalk(TenantStore tenants, ErasedTenants erased, BackupStore store) {
        this.tenants = tenants;
        this.erased = erased;
        this.store = store;
    }

    /** Who is next; the platform when there is nobody left. */
    BackupCursor next(BackupCursor cursor) {
        if (!cursor.isAmongErased()) {
            Slice<TenantId> slice = tenants.ids(cursor.after(), 1);
            if (!slice.items().isEmpty()) {
                return cursor.at(slice.items().get(0), slice.next());
            }
        }
        Slice<TenantId> gone = erased.after(cursor.amongErased(), 1);
        return gone.items().isEmpty() || cursor.part().isLate()
                ? cursor.at(TenantId.PLATFORM, BackupCursor.END)
                : cursor.atErased(gone.items().get(0), gone.next());
    }

    /** People and tenants, and one for the platform. */
    long total() {
        long total = 1;
        Slice<TenantId> slice = tenants.ids(0, TENANTS_A_TRIP);
        while (!slice.items().isEmpty()) {
            for (TenantId tenant : slice.items()) {
                total += 1 + store.people(tenant);
            }
            slice = tenants.ids(slice.next(), TENANTS_A_TRIP);
        }
        return total;
    }
}
