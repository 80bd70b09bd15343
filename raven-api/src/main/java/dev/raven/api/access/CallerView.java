package dev.raven.api.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /caller}: who asks.
 *
 * @param tenantId absent for the operator
 * @param keyId absent for the operator
 * @param apiKeyPrefix the part of the API key that may be shown; absent for the operator
 */
public record CallerView(
        @Nullable String tenantId,
        @Nullable String keyId,
        @Nullable String apiKeyPrefix,
        List<Scope> scopes) {}
