package dev.raven.core.tenant;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import java.util.Optional;

/** Keeps tenants. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is away. */
public interface TenantStore {

    /**
     * Keeps a new tenant under the index of its e-mail address. A reservation of the address that a killed server left
     * without a tenant is taken over once it is a minute old.
     *
     * @param emailIndex the keyed hash of the address
     * @return false, and nothing is kept, when the address belongs to another tenant
     */
    boolean create(TenantId tenant, StoredTenant record, String emailIndex);

    /**
     * Whether a tenant was kept under that index.
     *
     * @param emailIndex the keyed hash of the address
     */
    @PlatformWide("who registers is no tenant yet")
    boolean registered(String emailIndex);

    /** Empty also when it is closed. */
    Optional<StoredTenant> find(TenantId tenant);

    /**
     * Replaces the tenant's record if it is still what the caller read.
     *
     * @return false when somebody else changed it in between, or it is gone
     */
    boolean replace(TenantId tenant, StoredTenant expected, StoredTenant updated);

    /**
     * All tenants, in the order they came.
     *
     * @param after position to go on after, 0 for the first
     */
    @PlatformWide("who looks after all tenants' keys has to know them")
    Slice<TenantId> ids(long after, int limit);

    /** One page of all tenants, in the order they came. */
    @PlatformWide("the operator sees who uses the server")
    Page<TenantId> list(PageRange range);

    /** Closes a tenant: from this step on it is found by nobody and changed by nothing, and none of its users is added or changed. */
    void close(TenantId tenant);

    /** Opens a tenant again that was closed, and is not removed. */
    void reopen(TenantId tenant);

    /** Takes a tenant out of the list of all, and what is kept of it; that it is closed is remembered for a day. */
    void remove(TenantId tenant);

    /** Exact counts, added up over the tenant's users. */
    TenantStats stats(TenantId tenant);
}
