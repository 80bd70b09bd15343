package dev.raven.api.tenant;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a registration.
 *
 * @param apiKey the first API key, shown this once; null in a replay after ten minutes
 */
public record RegisteredTenantView(
        String tenantId, @Nullable String apiKey, String apiKeyPrefix, String message) {}
