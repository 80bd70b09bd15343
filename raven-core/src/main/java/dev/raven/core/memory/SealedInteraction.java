package dev.raven.core.memory;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;

/** One interaction as it waits in the tail. */
public record SealedInteraction(InteractionId id, ConversationId conversation, Sealed body) {}
