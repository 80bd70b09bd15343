package dev.raven.core.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import java.time.Instant;
import java.util.Map;

/** What is sealed of an interaction. The ids are in it too, so that what stands around a seal cannot be exchanged. */
record InteractionBody(
        String interactionId,
        String conversationId,
        String userMessage,
        String agentResponse,
        Map<String, Object> metadata,
        Instant occurredAt,
        Instant createdAt) {

    static InteractionBody of(Interaction interaction) {
        return new InteractionBody(
                interaction.id().value(),
                interaction.conversation().value(),
                interaction.userMessage(),
                interaction.agentResponse(),
                interaction.metadata(),
                interaction.occurredAt(),
                interaction.createdAt());
    }

    Interaction interaction() {
        return new Interaction(
                new InteractionId(interactionId),
                new ConversationId(conversationId),
                userMessage,
                agentResponse,
                metadata,
                occurredAt,
                createdAt);
    }
}
