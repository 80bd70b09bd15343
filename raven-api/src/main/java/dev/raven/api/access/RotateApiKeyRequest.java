package dev.raven.api.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api-keys/{key_id}/rotate}.
 *
 * @param graceSeconds for how long the old key goes on working, 0–2,592,000 (30 days); 0, at once, where absent
 */
public record RotateApiKeyRequest(
        @Nullable @Min(0) @Max(2_592_000) Integer graceSeconds) {}
