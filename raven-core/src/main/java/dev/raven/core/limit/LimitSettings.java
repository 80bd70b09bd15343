package dev.raven.core.limit;

import dev.raven.core.settings.Environment;

/**
 * How often somebody may ask.
 *
 * @param tenantFactor {@code RAVEN_TENANT_RATE_FACTOR}, 1–1000: a tenant's limit as a multiple of one key's
 * @param failuresPerMinute {@code RAVEN_FAILED_AUTH_PER_MINUTE}, 1–1,000,000: refused keys from one network
 * @param registrationsPerHour {@code RAVEN_REGISTRATIONS_PER_HOUR}, 1–1,000,000: tenants registered from one network
 */
public record LimitSettings(int tenantFactor, int failuresPerMinute, int registrationsPerHour) {
    private static final int MOST = 1_000_000;

    public static LimitSettings from(Environment environment) {
        return new LimitSettings(
                environment.number("RAVEN_TENANT_RATE_FACTOR", 1, 1000, 5),
                environment.number("RAVEN_FAILED_AUTH_PER_MINUTE", 1, MOST, 30),
                environment.number("RAVEN_REGISTRATIONS_PER_HOUR", 1, MOST, 60));
    }
}
