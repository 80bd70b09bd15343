package dev.raven.core.conversation;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation as it is stored.
 *
 * @param interactions interactions in it, buffered or not
 * @param profile title, metadata and participants, sealed under the user's key
 */
public record StoredConversation(
        ConversationId id,
        UserId user,
        long interactions,
        Optional<Instant> endedAt,
        Instant createdAt,
        Instant updatedAt,
        Sealed profile) {

    /** Whether nothing can be added any more. */
    public boolean ended() {
        return endedAt.isPresent();
    }
}
