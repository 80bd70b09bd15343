package dev.raven.core.user;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import java.util.Optional;

/** Keeps users. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is away. */
public interface UserStore {

    /** How an attempt to keep a user ended. */
    enum Outcome {
        DONE,
        EXTERNAL_REF_TAKEN,
        QUOTA_EXCEEDED,
        /** The user changed since the caller read it, or is gone. */
        CHANGED,
        /** The tenant is closed. */
        TENANT_GONE
    }

    /**
     * Keeps a new user, in one step with the check of the quota and of its external reference.
     *
     * @param externalRefIndex the keyed hash of its external reference
     * @param maxUsers users the tenant may have in all
     */
    Outcome create(TenantId tenant, StoredUser user, Optional<String> externalRefIndex, int maxUsers);

    Optional<StoredUser> find(TenantId tenant, UserId user);

    Optional<StoredUser> findByExternalRef(TenantId tenant, String externalRefIndex);

    /** The tenant's users, oldest first. */
    Page<StoredUser> list(TenantId tenant, PageRange range);

    /**
     * The ids of the tenant's users, in the order they came.
     *
     * @param after position to go on after, 0 for the first
     */
    Slice<UserId> ids(TenantId tenant, long after, int limit);

    /** The same with what is stored of each; one who is taken out meanwhile is passed. */
    Slice<StoredUser> after(TenantId tenant, long after, int limit);

    /** How an attempt to take a user out ended. */
    enum Withdrawal {
        DONE,
        /** There is no such user, any more. */
        MISSING,
        /** It is under a legal hold, and stays. */
        HELD
    }

    /**
     * Takes a user and its external reference out, in one step with the look whether it is under a legal hold: nobody finds
     * it from then on.
     */
    Withdrawal withdraw(TenantId tenant, UserId user);

    /** The same whether it is under a legal hold or not. */
    void remove(TenantId tenant, UserId user);

    /**
     * Replaces a user's record if it is still what the caller read, and moves its external reference.
     *
     * @param externalRefIndex the keyed hash of its external reference from now on
     */
    Outcome replace(TenantId tenant, StoredUser expected, StoredUser updated, Optional<String> externalRefIndex);
}
