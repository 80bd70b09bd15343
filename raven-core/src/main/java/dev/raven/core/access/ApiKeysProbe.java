package dev.raven.core.access;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.core.tenant.TenantDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Looks for API keys that a thief could use for long or from anywhere. */
@Singleton
class ApiKeysProbe implements ChecklistProbe {
    private final ApiKeyStore store;
    private final TenantDirectory tenants;
    private final Clock clock;

    @Inject
    ApiKeysProbe(ApiKeyStore store, TenantDirectory tenants, Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.API_KEYS;
    }

    @Override
    public Finding look(TenantId tenant) {
        Instant now = clock.instant();
        LivingKeys keys = LivingKeys.of(store, tenant, now);
        boolean bound = !tenants.settings(tenant).allowedCidrs().isEmpty();
        LivingKeys exposed = keys.that(key -> key.fate().exposedAt().isPresent());
        LivingKeys old = keys.that(key -> key.rotationDueAt(now));
        LivingKeys endless = keys.that(key -> key.reach().expiresAt().isEmpty());
        LivingKeys anywhere =
                keys.that(key -> !bound && key.reach().allowedCidrs().isEmpty());
        LivingKeys both = endless.that(anywhere.keys()::contains);
        String seen = "Of " + keys.count() + " keys, sent over plain HTTP: " + exposed + "; older than 90 days: " + old
                + "; with neither end nor network: " + both + "; without end: " + endless + "; without network: "
                + anywhere + ".";
        if (exposed.any() || old.any() || both.any()) {
            return Finding.fail(seen);
        }
        return endless.any() || anywhere.any() ? Finding.warn(seen) : Finding.pass(seen);
    }
}
