package dev.raven.api.conversation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation.
 *
 * @param messageCount messages stored in it: two an interaction
 * @param endedAt since when nothing can be added; null while it is open
 */
public record ConversationView(
        String conversationId,
        String tenantId,
        String userId,
        @Nullable String title,
        Map<String, Object> metadata,
        @Nullable ParticipantsView participants,
        long messageCount,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt) {}
