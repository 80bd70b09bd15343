package dev.raven.api.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key, without the key itself.
 *
 * @param lastUsedAt to the minute, up to half a minute late
 * @param exposedAt when it first came over plain HTTP, which is refused but may have been read on its way
 * @param rotatedFrom the key that it was made in the place of
 * @param successor the key that was made in its place
 */
public record ApiKeyView(
        String keyId,
        String name,
        String apiKeyPrefix,
        List<Scope> scopes,
        List<String> allowedCidrs,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        ApiKeyStatus status,
        long ageDays,
        boolean rotationDue,
        boolean exposed,
        @Nullable Instant exposedAt,
        @Nullable String rotatedFrom,
        @Nullable String successor) {}
