package dev.raven.core.access;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.Id;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Decides whether a request is let in: who asks, from where, and whether they hold the scope. */
@Singleton
public class AccessService {
    private final Authenticator authenticator;
    private final KeyRules rules;
    private final AuditLog log;

    @Inject
    AccessService(Authenticator authenticator, KeyRules rules, AuditLog log) {
        this.authenticator = authenticator;
        this.rules = rules;
        this.log = log;
    }

    /**
     * Lets the holder of an API key in.
     *
     * @throws UnauthenticatedException for a key that is unknown, malformed, revoked or expired: one answer for all
     * @throws ForbiddenException for a key of another environment, a forbidden address, a suspended tenant
     */
    @NotAudited("records refusals of known keys itself; what an admitted caller does is recorded where it is done")
    public Caller admit(String apiKey, RequestOrigin origin) {
        PresentedKey presented = authenticator.identify(apiKey, origin);
        try {
            rules.check(presented);
            return presented.caller();
        } catch (UnauthenticatedException | ForbiddenException refusal) {
            record(presented.caller(), "authenticate", AuditCategory.AUTHENTICATION, refusal);
            throw refusal;
        }
    }

    /**
     * Lets an admitted caller use a route.
     *
     * @throws ForbiddenException naming the scope that is missing
     */
    @NotAudited("records refusals itself")
    public void require(Scope scope, Caller caller) {
        if (!caller.holds(scope)) {
            ForbiddenException refusal = new ForbiddenException(
                    ProblemCode.INSUFFICIENT_SCOPE, "This needs an API key with the scope " + scope.wireName() + ".");
            record(caller, "authorize", AuditCategory.AUTHORIZATION, refusal);
            throw refusal;
        }
    }

    private void record(Caller caller, String action, AuditCategory category, RavenException refusal) {
        if (caller.tenant().isPresent()) {
            log.record(new AuditEntry(
                    caller.tenantId(),
                    caller,
                    action,
                    category,
                    Optional.empty(),
                    Optional.of(AuditOutcome.DENIED),
                    Optional.of(refusal.code().wireName()),
                    caller.keyId().map(Id.class::cast),
                    Optional.empty()));
        }
    }
}
