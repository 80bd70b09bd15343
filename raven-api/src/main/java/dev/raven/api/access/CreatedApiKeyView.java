package dev.raven.api.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new API key.
 *
 * @param apiKey the key itself, shown this once; null in a replay after ten minutes
 * @param rotatedFrom the key that it was made in the place of
 */
public record CreatedApiKeyView(
        String keyId,
        String name,
        @Nullable String apiKey,
        String apiKeyPrefix,
        List<Scope> scopes,
        List<String> allowedCidrs,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        ApiKeyStatus status,
        long ageDays,
        boolean rotationDue,
        @Nullable String rotatedFrom) {}
