package dev.raven.api.conversation;

import dev.raven.api.metadata.Metadata;
import dev.raven.api.text.CodePoints;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /conversations}. */
public record CreateConversationRequest(
        @NotNull String userId,
        @Nullable @CodePoints(max = 256) String title,
        @Nullable @Metadata Map<String, Object> metadata,
        @Nullable @Valid ParticipantsView participants) {}
