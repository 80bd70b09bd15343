package dev.raven.core.conversation;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation, opened.
 *
 * @param interactions interactions in it, buffered or not
 */
public record Conversation(
        ConversationId id,
        TenantId tenant,
        UserId user,
        ConversationProfile profile,
        long interactions,
        Optional<Instant> endedAt,
        Instant createdAt,
        Instant updatedAt)
        implements AuditTarget {

    @Override
    public ConversationId auditTarget() {
        return id;
    }

    Conversation with(ConversationProfile changed, Instant at) {
        return new Conversation(id, tenant, user, changed, interactions, endedAt, createdAt, at);
    }
}
