package dev.raven.core.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.raven.core.content.ContentMarks;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed of an interaction. The ids are in it too, so that what stands around a seal cannot be exchanged.
 *
 * @param content how many of which kind of sensitive content were found; absent where none were
 */
record InteractionBody(
        String interactionId,
        String conversationId,
        String userMessage,
        String agentResponse,
        Map<String, Object> metadata,
        Instant occurredAt,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Integer> content) {

    static InteractionBody of(Interaction interaction) {
        return new InteractionBody(
                interaction.id().value(),
                interaction.conversation().value(),
                interaction.userMessage(),
                interaction.agentResponse(),
                interaction.metadata(),
                interaction.occurredAt(),
                interaction.createdAt(),
                interaction.marks().isEmpty() ? null : interaction.marks().counts());
    }

    Interaction interaction() {
        return new Interaction(
                new InteractionId(interactionId),
                new ConversationId(conversationId),
                userMessage,
                agentResponse,
                metadata,
                occurredAt,
                createdAt,
                content == null ? ContentMarks.NONE : new ContentMarks(content));
    }
}
