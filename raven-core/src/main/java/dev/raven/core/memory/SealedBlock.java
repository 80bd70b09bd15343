package dev.raven.core.memory;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;

/**
 * Consolidated interactions of one conversation with what was computed from them.
 *
 * @param id the block's name in its seal, URL-safe
 * @param interactions how many it holds
 */
public record SealedBlock(String id, ConversationId conversation, int interactions, Sealed body) {}
