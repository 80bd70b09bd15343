package dev.raven.api.user;

import java.time.Instant;

/** Why what is stored about a user must stay. */
public record HoldView(String reason, Instant placedAt) {}
