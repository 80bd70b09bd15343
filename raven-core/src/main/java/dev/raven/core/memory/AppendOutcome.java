package dev.raven.core.memory;

import dev.raven.core.id.InteractionId;

/** How an attempt to append an interaction ended. */
public sealed interface AppendOutcome {

    /**
     * It is durable.
     *
     * @param buffered interactions that wait in the conversation's buffer, 0 when this one filled it
     * @param batchFull whether the buffer is to be consolidated now
     */
    record Appended(int buffered, boolean batchFull) implements AppendOutcome {}

    /** The same request was appended before, as this interaction; nothing was added. */
    record Repeated(InteractionId first) implements AppendOutcome {}

    /** The request's name was used before for something else; nothing was added. */
    record NameReused() implements AppendOutcome {}

    /** The user has no such conversation. */
    record NoConversation() implements AppendOutcome {}

    record ConversationEnded() implements AppendOutcome {}

    /** So much waits in the user's tail that consolidation must come first. */
    record TailFull() implements AppendOutcome {}
}
