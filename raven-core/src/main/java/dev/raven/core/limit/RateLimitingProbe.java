package dev.raven.core.limit;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.core.tenant.TenantDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Looks whether limits are so high that they are none. */
@Singleton
class RateLimitingProbe implements ChecklistProbe {
    /** A thousand requests a second with one key. */
    private static final int MANY_PER_MINUTE = 60_000;
    /** Refused keys from one network: ten times what is usual. */
    private static final int MANY_GUESSES = 300;

    private static final int MANY_REGISTRATIONS = 600;

    private final LimitSettings settings;
    private final TenantDirectory tenants;

    @Inject
    RateLimitingProbe(LimitSettings settings, TenantDirectory tenants) {
        this.settings = settings;
        this.tenants = tenants;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.RATE_LIMITING;
    }

    @Override
    public Finding look(TenantId owner) {
        return owner.equals(TenantId.PLATFORM) ? ofTheServer() : of(owner);
    }

    private Finding ofTheServer() {
        String seen = "A minute, a key gets " + settings.ceiling() + " requests at most; a network "
                + settings.failuresPerMinute() + " refused keys, and an hour " + settings.registrationsPerHour()
                + " registrations.";
        if (settings.failuresPerMinute() > MANY_GUESSES || settings.registrationsPerHour() > MANY_REGISTRATIONS) {
            return Finding.fail(seen + " Whoever guesses keys or registers tenants is not held back.");
        }
        return settings.ceiling() > MANY_PER_MINUTE
                ? Finding.warn(seen + " A tenant may give its keys more than a server serves.")
                : Finding.pass(seen);
    }

    private Finding of(TenantId tenant) {
        int limit = Math.min(tenants.settings(tenant).rateLimitPerMinute(), settings.ceiling());
        String seen = "Each key may send " + limit + " requests a minute, all together "
                + (long) limit * settings.tenantFactor() + ".";
        return limit > MANY_PER_MINUTE
                ? Finding.fail(seen + " One key that is stolen or runs wild is not held back.")
                : Finding.pass(seen);
    }
}
