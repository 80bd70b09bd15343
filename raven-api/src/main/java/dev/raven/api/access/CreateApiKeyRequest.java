package dev.raven.api.access;

import dev.raven.api.text.CodePoints;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api-keys}: {@code scopes} or {@code preset}, one of both; {@code expires_at} or {@code expires_in_days}, not
 * both. Without an expiry or an allow-list of its own, the key has that of the key which makes it.
 */
public record CreateApiKeyRequest(
        @NotBlank @CodePoints(max = 256) String name,
        @Nullable @Size(min = 1, max = 16) List<@NotNull Scope> scopes,
        @Nullable ApiKeyPreset preset,
        @Nullable Instant expiresAt,
        @Nullable @Min(1) @Max(3650) Integer expiresInDays,
        @Nullable @Size(max = 64) List<@NotNull @Size(min = 1, max = 64) String> allowedCidrs) {}
