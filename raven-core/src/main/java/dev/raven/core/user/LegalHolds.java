package dev.raven.core.user;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Slice;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Tells whether what is stored about a user must stay: whatever removes some of it asks here first. Opens nothing. */
@Singleton
public class LegalHolds {
    private static final int SOME = 500;

    private final UserStore store;

    @Inject
    LegalHolds(UserStore store) {
        this.store = store;
    }

    /** Whether the tenant has such a user. */
    public boolean knows(TenantId tenant, UserId user) {
        return store.find(tenant, user).isPresent();
    }

    /** Whether a user is under a legal hold; who is gone is not. */
    public boolean stands(TenantId tenant, UserId user) {
        return store.find(tenant, user).filter(StoredUser::held).isPresent();
    }

    /** Whether any user of a tenant is under a legal hold, however many are taken out meanwhile. */
    public boolean standOn(TenantId tenant) {
        long after = 0;
        for (Slice<StoredUser> some = store.after(tenant, 0, SOME);
                some.next() > after;
                some = store.after(tenant, after, SOME)) {
            if (some.items().stream().anyMatch(StoredUser::held)) {
                return true;
            }
            after = some.next();
        }
        return false;
    }

    /** @throws ConflictException when a user is under a legal hold */
    public void requireNone(TenantId tenant, UserId user) {
        if (stands(tenant, user)) {
            throw refusal();
        }
    }

    /** How the erasure of a tenant is answered that a hold on one of its users forbids. */
    public static ConflictException refusalOf(TenantId tenant) {
        return new ConflictException(
                ProblemCode.LEGAL_HOLD,
                "A user of " + tenant + " is under a legal hold, so the tenant stays; release each first: DELETE"
                        + " /users/{user_id}/hold.");
    }

    /** How an erasure that a hold forbids is answered. */
    public static ConflictException refusal() {
        return new ConflictException(
                ProblemCode.LEGAL_HOLD,
                "The user is under a legal hold, so nothing of it is removed; release it first: DELETE"
                        + " /users/{user_id}/hold.");
    }
}
