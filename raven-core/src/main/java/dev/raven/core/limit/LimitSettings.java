package dev.raven.core.limit;

import dev.raven.core.settings.Environment;

/**
 * How often somebody may ask.
 *
 * @param tenantFactor {@code RAVEN_TENANT_RATE_FACTOR}, 1–1000: a tenant's limit as a multiple of one key's
 * @param failuresPerMinute {@code RAVEN_FAILED_AUTH_PER_MINUTE}, 1–1,000,000: refused keys from one network
 * @param registrationsPerHour {@code RAVEN_REGISTRATIONS_PER_HOUR}, 1–1,000,000: tenants registered from one network
 * @param ceiling {@code RAVEN_RATE_LIMIT_CEILING}, 1–10,000,000: requests a minute that no key gets more than, whatever its
 *     tenant set
 */
public record LimitSettings(int tenantFactor, int failuresPerMinute, int registrationsPerHour, int ceiling) {
    private static final int MOST = 1_000_000;
    private static final int HIGHEST_CEILING = 10_000_000;

    public static LimitSettings from(Environment environment) {
        return new LimitSettings(
                environment.number("RAVEN_TENANT_RATE_FACTOR", 1, 1000, 5),
                environment.number("RAVEN_FAILED_AUTH_PER_MINUTE", 1, MOST, 30),
                environment.number("RAVEN_REGISTRATIONS_PER_HOUR", 1, MOST, 60),
                environment.number("RAVEN_RATE_LIMIT_CEILING", 1, HIGHEST_CEILING, HIGHEST_CEILING));
    }
}
