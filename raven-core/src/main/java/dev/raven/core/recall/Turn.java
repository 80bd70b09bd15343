package dev.raven.core.recall;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import java.time.Instant;
import java.util.Optional;

/** One exchange as ranking sees it: two messages, each said by somebody, at one time. */
public record Turn(
        InteractionId id,
        ConversationId conversation,
        Instant occurredAt,
        Message user,
        Message agent,
        Optional<TurnVectors> vectors) {

    /** The same turn with its vectors. */
    public Turn with(TurnVectors computed) {
        return new Turn(id, conversation, occurredAt, user, agent, Optional.of(computed));
    }

    /** What one side said. */
    public record Message(String speaker, String text) {}
}
