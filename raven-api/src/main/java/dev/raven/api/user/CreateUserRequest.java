package dev.raven.api.user;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /users}. */
public record CreateUserRequest(
        @Nullable String externalRef, @Nullable String displayName, @Nullable Map<String, Object> metadata) {}
