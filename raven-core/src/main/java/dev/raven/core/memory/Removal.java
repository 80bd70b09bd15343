package dev.raven.core.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import java.time.Instant;

/**
 * One interaction to take out.
 *
 * @param at when, for the conversation's {@code updated_at}
 */
public record Removal(InteractionId interaction, ConversationId conversation, Instant at) {}
