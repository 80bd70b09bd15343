package dev.raven.core.memory;

import dev.raven.core.content.ContentMarks;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * One exchange: what a user said and what the agent answered.
 *
 * @param occurredAt when it was said
 * @param createdAt when Raven stored it
 * @param marks what is sensitive in it, or was before it was redacted
 */
public record Interaction(
        InteractionId id,
        ConversationId conversation,
        String userMessage,
        String agentResponse,
        Map<String, Object> metadata,
        Instant occurredAt,
        Instant createdAt,
        ContentMarks marks) {

    /** One in which nothing is sensitive. */
    public Interaction(
            InteractionId id,
            ConversationId conversation,
            String userMessage,
            String agentResponse,
            Map<String, Object> metadata,
            Instant occurredAt,
            Instant createdAt) {
        this(id, conversation, userMessage, agentResponse, metadata, occurredAt, createdAt, ContentMarks.NONE);
    }

    /** As they were said; of those that were said at one moment, as they were stored. */
    static final Comparator<Interaction> AS_SAID = Comparator.comparing(Interaction::occurredAt)
            .thenComparing(Interaction::createdAt)
            .thenComparing(one -> one.id().value());

    /** How long its two messages are together, in UTF-16 units. */
    int characters() {
        return userMessage.length() + agentResponse.length();
    }

    /** Short, and without what was said: a log line must never hold remembered text. */
    @Override
    public String toString() {
        return "Interaction[" + id + "]";
    }
}
