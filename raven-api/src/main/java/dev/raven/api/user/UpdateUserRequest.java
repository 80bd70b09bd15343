package dev.raven.api.user;

import dev.raven.api.patch.Change;
import java.util.Map;

/** {@code PATCH /users/{user_id}}: what is absent stays, null clears, metadata is replaced whole. */
public record UpdateUserRequest(
        Change<String> externalRef, Change<String> displayName, Change<Map<String, Object>> metadata) {}
