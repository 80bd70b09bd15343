package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.core.page.Slice;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The tenants that are gone, and of whom there is nothing left but their audit logs. */
@Singleton
public class ErasedTenants {
    private final DeletionStore ledger;

    @Inject
    ErasedTenants(DeletionStore ledger) {
        this.ledger = ledger;
    }

    /**
     * In the order in which they went.
     *
     * @param after position to go on after, 0 for the first
     */
    public Slice<TenantId> after(long after, int limit) {
        Slice<Deletion> slice = ledger.after(TenantId.PLATFORM, after, limit);
        return new Slice<>(
                slice.items().stream().map(deletion -> deletion.what().tenant()).toList(), slice.next());
    }
}
