package dev.raven.api.user;

import dev.raven.api.metadata.Metadata;
import dev.raven.api.text.CodePoints;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /users}. */
public record CreateUserRequest(
        @Nullable @CodePoints(min = 1, max = 256) String externalRef,
        @Nullable @CodePoints(max = 256) String displayName,
        @Nullable @Metadata Map<String, Object> metadata) {}
