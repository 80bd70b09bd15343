package dev.raven.api.access;

import dev.raven.api.patch.Change;
import dev.raven.api.text.CodePoints;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * {@code PATCH /api-keys/{key_id}}: what is absent stays. A key whose expiry or allow-list is cleared has that of the key
 * which changes it.
 */
public record UpdateApiKeyRequest(
        Change<@CodePoints(min = 1, max = 256) String> name,
        Change<@Size(min = 1, max = 16) List<@NotNull Scope>> scopes,
        Change<@Size(max = 64) List<@NotNull @Size(min = 1, max = 64) String>> allowedCidrs,
        Change<Instant> expiresAt) {}
