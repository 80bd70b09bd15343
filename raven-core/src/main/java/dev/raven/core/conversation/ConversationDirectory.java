package dev.raven.core.conversation;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Slice;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Finds the conversation another feature works for. */
@Singleton
public class ConversationDirectory {
    private final ConversationVault vault;
    private final Clock clock;

    @Inject
    ConversationDirectory(ConversationVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    public Optional<Conversation> find(TenantId tenant, ConversationId id) {
        return vault.find(tenant, id);
    }

    /**
     * A user's conversations, oldest first; one that is taken out meanwhile is passed, and no other.
     *
     * @param after position to go on after, 0 for the first
     */
    public Slice<Conversation> after(TenantId tenant, UserId user, long after, int limit) {
        return vault.after(tenant, user, after, limit);
    }

    /** Ends a conversation, if it has not ended yet; empty when there is no such one. */
    public Optional<Conversation> end(TenantId tenant, ConversationId id) {
        return vault.end(tenant, id, clock.instant());
    }

    /**
     * As {@link #end}, also of one whose title is damaged: opens nothing.
     *
     * @return how many exchanges it holds; 0 when it is not there
     */
    public long close(TenantId tenant, ConversationId id) {
        return vault.close(tenant, id, clock.instant());
    }

    /** Whose a conversation is; empty when there is no such one. Opens nothing. */
    public Optional<UserId> owner(TenantId tenant, ConversationId id) {
        return stored(tenant, id).map(StoredConversation::user);
    }

    /** A conversation as it is stored; empty when there is no such one. Opens nothing. */
    public Optional<StoredConversation> stored(TenantId tenant, ConversationId id) {
        return vault.stored(tenant, id);
    }

    /** Takes out a conversation of which nothing is left. */
    public void erase(TenantId tenant, UserId user, ConversationId id) {
        vault.erase(tenant, user, id);
    }

    /** Takes out all conversations of a user who is gone. */
    public void eraseAll(TenantId tenant, UserId user) {
        vault.eraseAll(tenant, user);
    }

    /** @throws NotFoundException when the user has no such conversation, or the id is not even one */
    public Conversation require(TenantId tenant, UserId user, String sentId) {
        return Ids.parse(sentId, ConversationId::new)
                .flatMap(id -> vault.find(tenant, id))
                .filter(found -> found.user().equals(user))
                .orElseThrow(ConversationDirectory::notFound);
    }

    /** How a conversation that a user does not have is answered, wherever that is found out. */
    public static NotFoundException notFound() {
        return new NotFoundException("The user has no such conversation; check user_id and conversation_id.");
    }

    /** How one is answered that nothing can be added to any more, wherever that is found out. */
    public static ConflictException ended() {
        return new ConflictException(ProblemCode.CONVERSATION_ENDED, "The conversation has ended; open another.");
    }
}
