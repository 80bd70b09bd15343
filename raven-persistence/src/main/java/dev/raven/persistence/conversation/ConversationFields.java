package dev.raven.persistence.conversation;

import dev.raven.core.conversation.StoredConversation;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.persistence.redis.Fields;
import java.time.Instant;
import java.util.Optional;

/** A conversation as the fields of a hash; the memory's scripts keep {@code interactions}, {@code buffered} and more. */
final class ConversationFields {
    private ConversationFields() {}

    static Fields of(StoredConversation conversation) {
        return new Fields()
                .with("created", conversation.createdAt())
                .with("updated", conversation.updatedAt())
                .with("ended", conversation.ended() ? 1 : 0)
                .with("ended_at", conversation.endedAt())
                .with("interactions", conversation.interactions())
                .with("profile", conversation.profile());
    }

    static Optional<StoredConversation> read(ConversationId id, UserId user, Fields fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StoredConversation(
                id,
                user,
                fields.number("interactions"),
                fields.optional("ended_at").map(Instant::parse),
                fields.instant("created"),
                fields.instant("updated"),
                fields.sealed("profile")));
    }
}
