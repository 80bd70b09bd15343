package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.user.LegalHolds;

/** Stands before what a user's memory is to lose. Where the person was erased meanwhile, there is nothing left of it. */
final class HoldGuard {
    private final LegalHolds holds;
    private final HoldRule rule;
    private final TenantId tenant;
    private final UserId user;

    HoldGuard(LegalHolds holds, HoldRule rule, Erasure what) {
        this.holds = holds;
        this.rule = rule;
        this.tenant = what.tenant();
        this.user = what.person();
    }

    boolean knowsUser() {
        return holds.knows(tenant, user);
    }

    /** @throws dev.raven.api.problem.ConflictException when the user is under a legal hold that counts */
    void requireNone() {
        if (rule == HoldRule.RESPECTED) {
            holds.requireNone(tenant, user);
        }
    }
}
