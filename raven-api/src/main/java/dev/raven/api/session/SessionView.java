package dev.raven.api.session;

import dev.raven.api.access.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, and until when.
 *
 * @param tenantId whose data the session may touch; null for the operator's
 * @param keyId the API key that it was opened with; null for the operator's
 * @param apiKeyPrefix the part of that key that may be shown; null for the operator's
 * @param scopes what both the session and its key may do now
 * @param idleExpiresAt when it ends unless it is used before
 * @param expiresAt when it ends, however much it is used
 */
public record SessionView(
        String sessionId,
        @Nullable String tenantId,
        @Nullable String keyId,
        @Nullable String apiKeyPrefix,
        List<Scope> scopes,
        Instant createdAt,
        Instant idleExpiresAt,
        Instant expiresAt) {}
