package dev.raven.api.user;

import dev.raven.api.metadata.Metadata;
import dev.raven.api.patch.Change;
import dev.raven.api.text.CodePoints;
import java.util.Map;

/** {@code PATCH /users/{user_id}}: what is absent stays, null clears, metadata is replaced whole. */
public record UpdateUserRequest(
        Change<@CodePoints(min = 1, max = 256) String> externalRef,
        Change<@CodePoints(max = 256) String> displayName,
        Change<@Metadata Map<String, Object>> metadata) {}
