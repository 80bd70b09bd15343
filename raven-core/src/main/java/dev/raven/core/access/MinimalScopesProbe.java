package dev.raven.core.access;

import dev.raven.api.access.Scope;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/** Looks for API keys that are for more than one use. */
@Singleton
class MinimalScopesProbe implements ChecklistProbe {
    private static final Set<Scope> ALL = EnumSet.complementOf(EnumSet.of(Scope.PLATFORM_ADMIN));
    /** What a program needs that serves people, and no administrator does. */
    private static final Set<Scope> OF_AGENTS =
            EnumSet.of(Scope.MEMORY_READ, Scope.MEMORY_WRITE, Scope.CONVERSATIONS_READ, Scope.CONVERSATIONS_WRITE);

    private final ApiKeyStore store;
    private final Clock clock;

    @Inject
    MinimalScopesProbe(ApiKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.MINIMAL_SCOPES;
    }

    @Override
    public Finding look(TenantId tenant) {
        LivingKeys keys = LivingKeys.of(store, tenant, clock.instant());
        LivingKeys all = keys.that(key -> key.reach().scopes().containsAll(ALL));
        LivingKeys mixed = keys.that(key -> isMixed(key.reach().scopes()));
        String seen = "Of " + keys.count() + " keys, with every scope: " + all
                + "; that both administrate and reach what people said: " + mixed + ".";
        if (all.any()) {
            return Finding.fail(seen);
        }
        return mixed.any() ? Finding.warn(seen) : Finding.pass(seen);
    }

    private static boolean isMixed(Set<Scope> scopes) {
        return scopes.contains(Scope.TENANT_ADMIN) && scopes.stream().anyMatch(OF_AGENTS::contains);
    }
}
