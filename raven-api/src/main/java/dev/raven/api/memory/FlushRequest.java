package dev.raven.api.memory;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** {@code POST /memory/flush}: consolidate now what waits, of one conversation or of all the user's. */
public record FlushRequest(@NotNull String userId, @Nullable String conversationId) {}
