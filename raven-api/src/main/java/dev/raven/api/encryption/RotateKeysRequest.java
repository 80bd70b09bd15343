package dev.raven.api.encryption;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /encryption/rotate}.
 *
 * @param userId one user alone, with level {@code subject}; all where absent
 * @param compromised whether somebody else may know the key that is replaced: it is marked as such, and never active again
 */
public record RotateKeysRequest(
        @NotNull RotationLevel level,
        @Nullable String userId,
        @Nullable Boolean compromised) {}
