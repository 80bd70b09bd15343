package dev.raven.api.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One remembered exchange.
 *
 * @param score 0–1, comparable within one answer
 * @param tier "core" while it waits in the buffer, "episodic" once consolidated into a block
 * @param contentFlags kinds of sensitive content that were found in it, such as {@code payment_card}; left out where none
 */
public record MemoryView(
        String interactionId,
        String conversationId,
        String userMessage,
        String agentResponse,
        Map<String, Object> metadata,
        Instant occurredAt,
        Instant createdAt,
        double score,
        String tier,
        List<String> contentFlags) {}
