package dev.raven.api.conversation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /conversations}. */
public record CreateConversationRequest(
        @NotNull String userId,
        @Nullable String title,
        @Nullable Map<String, Object> metadata,
        @Nullable @Valid ParticipantsView participants) {}
