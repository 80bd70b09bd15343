package dev.raven.api.memory;

import java.time.Instant;
import java.util.Map;

/**
 * One exchange of a conversation.
 *
 * @param tier "core" while it waits in the buffer, "episodic" once consolidated into a block
 */
public record InteractionView(
        String interactionId,
        String conversationId,
        String userMessage,
        String agentResponse,
        Map<String, Object> metadata,
        Instant occurredAt,
        Instant createdAt,
        String tier) {}
