package dev.raven.api.user;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user of a tenant. */
public record UserView(
        String userId,
        String tenantId,
        @Nullable String externalRef,
        @Nullable String displayName,
        Map<String, Object> metadata,
        Instant createdAt,
        @Nullable HoldView legalHold) {}
