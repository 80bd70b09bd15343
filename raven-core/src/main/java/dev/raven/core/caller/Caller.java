package dev.raven.core.caller;

import dev.raven.api.access.Scope;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks and from where, as a value: the first parameter of every service method that serves a request.
 *
 * @param tenant whose data the caller may touch; empty for the operator and for a public request
 * @param keyId the API key used; empty for the operator and for a public request
 * @param keyPrefix the loggable part of the API key; empty for a public request
 * @param scopes what the key may do
 * @param origin where the request came from
 * @param used the scope that the route asks for; empty where none was asked for yet, and for a public request
 */
public record Caller(
        Optional<TenantId> tenant,
        Optional<ApiKeyId> keyId,
        Optional<String> keyPrefix,
        Set<Scope> scopes,
        RequestOrigin origin,
        Optional<Scope> used) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** One of whom no scope was asked for yet. */
    public Caller(
            Optional<TenantId> tenant,
            Optional<ApiKeyId> keyId,
            Optional<String> keyPrefix,
            Set<Scope> scopes,
            RequestOrigin origin) {
        this(tenant, keyId, keyPrefix, scopes, origin, Optional.empty());
    }

    /** The same caller, asked for a scope. */
    public Caller using(Scope scope) {
        return new Caller(tenant, keyId, keyPrefix, scopes, origin, Optional.of(scope));
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
