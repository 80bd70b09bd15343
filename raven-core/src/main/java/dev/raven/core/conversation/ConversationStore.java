package dev.raven.core.conversation;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps conversations. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is
 * away.
 */
public interface ConversationStore {

    /**
     * Keeps a new conversation, in one step with the check of the quota.
     *
     * @param maxConversations conversations the user may have in all
     * @return false, and nothing is kept, when the quota is used up
     */
    boolean create(TenantId tenant, StoredConversation conversation, int maxConversations);

    Optional<StoredConversation> find(TenantId tenant, ConversationId conversation);

    /** The user's conversations, oldest first. */
    Page<StoredConversation> list(TenantId tenant, UserId user, PageRange range);

    /**
     * The user's conversations, oldest first; one that is taken out meanwhile is passed, and no other.
     *
     * @param after position to go on after, 0 for the first
     */
    Slice<StoredConversation> after(TenantId tenant, UserId user, long after, int limit);

    /**
     * Ends a conversation, if it has not ended yet: from this step on nothing is appended to it.
     *
     * @return the conversation as it is then; empty when there is no such one
     */
    Optional<StoredConversation> end(TenantId tenant, ConversationId conversation, Instant at);

    /** Takes a conversation out for good; what was said in it is gone already. */
    void erase(TenantId tenant, UserId user, ConversationId conversation);

    /**
     * Replaces the sealed profile if it is still what the caller read; counts are left alone.
     *
     * @return false when somebody else changed it in between, or the conversation is gone
     */
    boolean replaceProfile(TenantId tenant, StoredConversation expected, Sealed profile, Instant updatedAt);
}
