package dev.raven.core.conversation;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.audit.Screened;
import dev.raven.core.content.ContentMarks;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation, opened.
 *
 * @param interactions interactions in it, buffered or not
 * @param marks what is sensitive in what a client has just sent; nothing, where it was read back
 */
public record Conversation(
        ConversationId id,
        TenantId tenant,
        UserId user,
        ConversationProfile profile,
        long interactions,
        Optional<Instant> endedAt,
        Instant createdAt,
        Instant updatedAt,
        ContentMarks marks)
        implements AuditTarget, Screened {

    @Override
    public ConversationId auditTarget() {
        return id;
    }

    @Override
    public Map<String, Integer> contentFound() {
        return marks.counts();
    }

    Conversation marked(ContentMarks found) {
        return new Conversation(id, tenant, user, profile, interactions, endedAt, createdAt, updatedAt, found);
    }

    Conversation with(ConversationProfile changed, Instant at) {
        return new Conversation(id, tenant, user, changed, interactions, endedAt, createdAt, at, marks);
    }
}
