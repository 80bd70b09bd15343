package dev.raven.core.erasure;

import dev.raven.core.id.Id;
import dev.raven.core.id.ReceiptId;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Slice;
import java.util.Optional;

/**
 * The deletion ledger: what was erased of each tenant, in the order it was decided. Nothing leaves it, and no entry changes but
 * that its event and its receipt come. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface DeletionStore {

    /**
     * Adds an entry, in one step.
     *
     * @return the entry of that subject: an earlier one, where there is one, and then nothing is added
     */
    Deletion append(TenantId tenant, Deletion deletion);

    /** The entry of a subject. */
    Optional<Deletion> find(TenantId tenant, Id subject);

    /**
     * Keeps which event of the tenant's log tells of an entry.
     *
     * @return the one that is kept: an earlier one, where there is one
     */
    long recorded(TenantId tenant, ReceiptId id, long sequence);

    /** The event that tells of an entry; empty when none is kept yet. */
    Optional<Long> recordedAs(TenantId tenant, ReceiptId id);

    /**
     * Keeps the receipt of an entry.
     *
     * @return the receipt that is kept: an earlier one, where there is one
     */
    Receipt complete(TenantId tenant, Receipt receipt);

    /** Empty when there is no such one, or its erasure is under way. */
    Optional<Receipt> receipt(TenantId tenant, ReceiptId id);

    /**
     * The entries in their order: what a restored backup is held against before it serves.
     *
     * @param after position to go on after, 0 for the first
     */
    Slice<Deletion> after(TenantId tenant, long after, int limit);
}
