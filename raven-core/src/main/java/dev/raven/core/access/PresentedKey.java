package dev.raven.core.access;

import dev.raven.api.access.Scope;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import java.util.Optional;
import java.util.Set;

/**
 * A genuine key that came with a request; whether it may be used is still to be seen.
 *
 * @param stored the tenant's key; empty for the operator's
 * @param environment {@code live}, {@code test}, or {@code any} for the operator's
 */
record PresentedKey(Caller caller, Optional<StoredApiKey> stored, String environment) {

    /** @param prefix as it stands in the key's text */
    static PresentedKey of(StoredApiKey stored, ApiKeyPrefix prefix, RequestOrigin origin) {
        Caller caller = new Caller(
                Optional.of(stored.tenant()),
                Optional.of(stored.id()),
                Optional.of(prefix.toString()),
                stored.reach().scopes(),
                origin);
        return new PresentedKey(caller, Optional.of(stored), prefix.environment());
    }

    static PresentedKey ofOperator(RequestOrigin origin) {
        Caller caller = new Caller(
                Optional.empty(),
                Optional.empty(),
                Optional.of(OperatorKey.NAME),
                Set.of(Scope.PLATFORM_ADMIN),
                origin);
        return new PresentedKey(caller, Optional.empty(), "any");
    }
}
