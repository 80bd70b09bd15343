package dev.raven.core.access;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.caller.Caller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out how far a caller may let other keys reach: no further than its own does at this moment. */
@Singleton
class KeyGrants {
    private final ApiKeyStore store;
    private final Clock clock;

    @Inject
    KeyGrants(ApiKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Read anew, not remembered: a key that was revoked a moment ago on another node must not outlive itself in a key that it
     * makes now.
     *
     * @throws UnauthenticatedException when the caller's key has ended meanwhile
     */
    GrantRules rules(Caller caller) {
        KeyReach own = caller.keyId()
                .flatMap(id -> store.find(caller.tenantId(), id))
                .filter(key -> key.aliveAt(clock.instant()))
                .orElseThrow(UnauthenticatedException::new)
                .reach();
        Set<Scope> held = own.scopes().stream().filter(caller::holds).collect(Collectors.toSet());
        return new GrantRules(new KeyReach(held, own.allowedCidrs(), own.expiresAt()), clock.instant());
    }
}
