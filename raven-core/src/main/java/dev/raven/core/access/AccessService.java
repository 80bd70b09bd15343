package dev.raven.core.access;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.audit.RefusalTally;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.Id;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides whether a request is let in: who asks, from where, and whether they hold the scope. */
@Singleton
public class AccessService {
    private static final Logger LOG = System.getLogger(AccessService.class.getName());

    private final Authenticator authenticator;
    private final KeyRules rules;
    private final KeyWatch watch;
    private final ExposedKeys exposed;
    private final RefusalTally refusals;

    @Inject
    AccessService(
            Authenticator authenticator, KeyRules rules, KeyWatch watch, ExposedKeys exposed, RefusalTally refusals) {
        this.authenticator = authenticator;
        this.rules = rules;
        this.watch = watch;
        this.exposed = exposed;
        this.refusals = refusals;
    }

    /**
     * Lets the holder of an API key in.
     *
     * @throws UnauthenticatedException for a key that is unknown, malformed, revoked or expired: one answer for all
     * @throws ForbiddenException for a key of another environment, a forbidden address, a suspended tenant
     */
    @NotAudited("records refusals of known keys itself; what an admitted caller does is recorded where it is done")
    public Caller admit(String apiKey, RequestOrigin origin) {
        return admit(authenticator.identify(apiKey, origin));
    }

    /**
     * What to keep of a caller's key so that it can be let in again without it.
     *
     * @param salt a secret of 256 random bits or more, which is not kept
     */
    @NotAudited("reads nothing that the caller has not proven to know")
    public KeptKey keep(Caller caller, String salt) {
        return authenticator.keep(caller, salt);
    }

    /**
     * Lets in whoever proved before that they hold a key, by the same rules as the key itself.
     *
     * @throws UnauthenticatedException for a key that is not what it was, revoked or expired
     * @throws ForbiddenException as for the key itself
     */
    @NotAudited("records refusals of known keys itself, as of the key itself")
    public Caller readmit(KeptKey kept, String salt, RequestOrigin origin) {
        return admit(authenticator.identify(kept, salt, origin));
    }

    /** Lets in by a genuine key, where it may be used now and from here. */
    Caller admit(PresentedKey presented) {
        try {
            rules.check(presented);
            watch.admitted(presented);
            return presented.caller();
        } catch (UnauthenticatedException | ForbiddenException refusal) {
            watch.refused(presented, refusal.code());
            record(presented.caller(), "authenticate", AuditCategory.AUTHENTICATION, refusal.code());
            throw refusal;
        }
    }

    /**
     * Takes note that an API key came over a connection that anybody could read: it is marked in its tenant's listing. Says
     * nothing of whether there is such a key, and is as quiet about a storage that is away: the request is refused anyway.
     */
    @NotAudited("records that a known key was refused itself")
    public void expose(String apiKey, RequestOrigin origin) {
        turnedAway(
                apiKey,
                origin,
                ProblemCode.TLS_REQUIRED,
                presented -> presented.stored().ifPresentOrElse(exposed::mark, AccessService::warnOperator));
    }

    /** Takes note, as quietly, that an API key came from a network that this server is not open to. */
    @NotAudited("records that a known key was refused itself")
    public void bar(String apiKey, RequestOrigin origin) {
        turnedAway(apiKey, origin, ProblemCode.IP_NOT_ALLOWED, presented -> {});
    }

    private void turnedAway(
            String apiKey, RequestOrigin origin, ProblemCode reason, Consumer<PresentedKey> consequence) {
        try {
            PresentedKey presented = authenticator.identify(apiKey, origin);
            consequence.accept(presented);
            watch.refused(presented, reason);
            record(presented.caller(), "authenticate", AuditCategory.AUTHENTICATION, reason);
        } catch (UnauthenticatedException | ForbiddenException nobodysHere) {
            LOG.log(Level.DEBUG, "an unknown API key was turned away: " + reason.wireName());
        } catch (UnavailableException away) {
            LOG.log(Level.WARNING, "an API key was turned away and nothing noted of it: " + reason.wireName());
        }
    }

    private static void warnOperator() {
        LOG.log(Level.WARNING, "the operator's key came over plain HTTP: make another, RAVEN_OPERATOR_KEY_SHA256");
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
            watch.denied(caller, refusal.code());
            record(caller.using(scope), "authorize", AuditCategory.AUTHORIZATION, refusal.code());
            throw refusal;
        }
    }

    /** Takes note that an admitted caller was told to wait. */
    @NotAudited("a client can make it happen as often as it likes; it is counted")
    public void limited(Caller caller) {
        watch.denied(caller, ProblemCode.RATE_LIMITED);
    }

    /** In the log of the key's tenant; the operator's, in the platform's. */
    private void record(Caller caller, String action, AuditCategory category, ProblemCode reason) {
        refusals.record(new AuditEntry(
                caller.tenant().orElse(TenantId.PLATFORM),
                caller,
                action,
                category,
                Optional.empty(),
                Optional.of(AuditOutcome.DENIED),
                Optional.of(reason.wireName()),
                caller.keyId().map(Id.class::cast),
                Optional.empty()));
    }
}
