package dev.raven.core.access;

import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.caller.Caller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Lets in members of a tenant's staff for whom its identity provider vouches. */
@Singleton
public class StaffService {
    private final StaffKeys keys;
    private final AccessService access;

    @Inject
    StaffService(StaffKeys keys, AccessService access) {
        this.keys = keys;
        this.access = access;
    }

    /**
     * Lets somebody in by a key of their own, under the rules of keys.
     *
     * @param caller somebody of the tenant, of whom nothing else is known yet
     * @throws UnauthenticatedException where their key was revoked
     * @throws dev.raven.api.problem.ForbiddenException from a forbidden address, and of a suspended tenant
     */
    @Audited(value = "staff.admit", category = AuditCategory.AUTHENTICATION)
    public AdmittedStaff admit(Caller caller, StaffMember member) {
        StoredApiKey key = keys.of(caller.tenantId(), member);
        return new AdmittedStaff(access.admit(PresentedKey.of(key, key.prefix(), caller.origin())), member, key.id());
    }
}
