package dev.raven.core.caller;

import dev.raven.api.access.Scope;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.SessionId;
import dev.raven.core.id.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who asks and from where, as a value: the first parameter of every service method that serves a request.
 *
 * @param tenant whose data the caller may touch; empty for the operator and for a public request
 * @param keyId the API key used; empty for the operator and for a public request
 * @param keyPrefix the loggable part of the API key; empty for a public request
 * @param scopes what the key may do
 * @param origin where the request came from
 * @param used the scope that the route asks for; empty where none was asked for yet, and for a public request
 * @param session the session that the key was exchanged for; empty where the key itself came
 */
public record Caller(
        Optional<TenantId> tenant,
        Optional<ApiKeyId> keyId,
        Optional<String> keyPrefix,
        Set<Scope> scopes,
        RequestOrigin origin,
        Optional<Scope> used,
        Optional<SessionId> session) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** One who sent a key, and of whom no scope was asked for yet. */
    public Caller(
            Optional<TenantId> tenant,
            Optional<ApiKeyId> keyId,
            Optional<String> keyPrefix,
            Set<Scope> scopes,
            RequestOrigin origin) {
        this(tenant, keyId, keyPrefix, scopes, origin, Optional.empty(), Optional.empty());
    }

    /** The same caller, asked for a scope. */
    public Caller using(Scope scope) {
        return new Caller(tenant, keyId, keyPrefix, scopes, origin, Optional.of(scope), session);
    }

    /** The same caller by a session, with no more scopes than that has. */
    public Caller by(SessionId id, Set<Scope> most) {
        Set<Scope> both = scopes.stream().filter(most::contains).collect(Collectors.toSet());
        return new Caller(tenant, keyId, keyPrefix, both, origin, used, Optional.of(id));
    }

    /** Raven itself: what it does without being asked. */
    public static final Caller SYSTEM = new Caller(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            new RequestOrigin("", "", "", Optional.empty(), Optional.empty()));

    /** Nobody in particular: a public request. */
    public static Caller anonymous(RequestOrigin origin) {
        return new Caller(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), origin);
    }

    /** The tenant, where the route is for tenants only. */
    public TenantId tenantId() {
        return tenant.orElseThrow(() -> new IllegalStateException("a tenant route was reached without a tenant"));
    }

    public boolean holds(Scope scope) {
        return scopes.contains(scope);
    }
}
