package dev.raven.api.user;

import dev.raven.api.text.CodePoints;
import jakarta.validation.constraints.NotNull;

/** {@code POST /users/{user_id}/hold}. */
public record HoldRequest(
        @NotNull @CodePoints(min = 1, max = 256) String reason) {}
