package dev.raven.core.access;

import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.tenant.TenantStatus;
import dev.raven.core.network.AllowList;
import dev.raven.core.tenant.Tenant;
import dev.raven.core.tenant.TenantDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a genuine key must fulfil to be used now and from here. */
@Singleton
class KeyRules {
    private final AccessSettings settings;
    private final TenantDirectory tenants;
    private final Clock clock;

    @Inject
    KeyRules(AccessSettings settings, TenantDirectory tenants, Clock clock) {
        this.settings = settings;
        this.tenants = tenants;
        this.clock = clock;
    }

    void check(PresentedKey presented) {
        presented.stored().ifPresent(stored -> {
            requireAlive(stored);
            requireEnvironment(presented.environment());
            Tenant tenant = tenants.find(stored.tenant()).orElseThrow(UnauthenticatedException::new);
            requireActive(tenant);
            Optional<String> address = presented.caller().origin().address();
            requireAddress(tenant.settings().allowedCidrs(), address);
            requireAddress(stored.reach().allowedCidrs(), address);
        });
    }

    private void requireAlive(StoredApiKey stored) {
        if (!stored.aliveAt(clock.instant())) {
            throw new UnauthenticatedException();
        }
    }

    void requireEnvironment(String environment) {
        if (!environment.equals(settings.keyEnvironment())) {
            throw new ForbiddenException(
                    ProblemCode.WRONG_ENVIRONMENT,
                    "This server takes rk_" + settings.keyEnvironment() + "_ keys; yours is of another environment.");
        }
    }

    private static void requireActive(Tenant tenant) {
        if (tenant.status() == TenantStatus.SUSPENDED) {
            throw new ForbiddenException(
                    ProblemCode.TENANT_SUSPENDED, "The tenant is suspended; ask the operator of this server.");
        }
    }

    private static void requireAddress(List<String> cidrs, Optional<String> address) {
        if (!AllowList.of(cidrs).admits(address)) {
            throw new ForbiddenException(
                    ProblemCode.IP_NOT_ALLOWED, "Your address is in none of the networks allowed for this API key.");
        }
    }
}
