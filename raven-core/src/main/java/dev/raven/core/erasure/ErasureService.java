package dev.raven.core.erasure;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.ReceiptId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.MemoryErasure;
import dev.raven.core.user.LegalHolds;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a tenant has erased. When a method returns, it is gone; whoever asks again is given the same receipt. */
@Singleton
public class ErasureService {
    private final Erasures erasures;
    private final LegalHolds users;
    private final ConversationDirectory conversations;
    private final MemoryErasure memories;

    @Inject
    ErasureService(Erasures erasures, LegalHolds users, ConversationDirectory conversations, MemoryErasure memories) {
        this.erasures = erasures;
        this.users = users;
        this.conversations = conversations;
        this.memories = memories;
    }

    /**
     * Erases a person with all that is stored about it.
     *
     * @throws NotFoundException when the tenant has, and had, no such user
     * @throws dev.raven.api.problem.ConflictException when the user is under a legal hold
     */
    @Audited("user.erase")
    public Receipt eraseUser(Caller caller, @Recorded Optional<UserId> id) {
        TenantId tenant = caller.tenantId();
        UserId user = id.filter(known -> users.knows(tenant, known)
                        || erasures.begun(Erasure.of(tenant, known)).isPresent())
                .orElseThrow(() -> new NotFoundException("There is no such user."));
        users.requireNone(tenant, user);
        return erase(caller, Erasure.of(tenant, user));
    }

    /**
     * Erases a conversation with all that was said in it, and what was drawn only from that.
     *
     * @throws NotFoundException when the tenant has, and had, no such conversation
     * @throws dev.raven.api.problem.ConflictException when its user is under a legal hold
     */
    @Audited("conversation.erase")
    public Receipt eraseConversation(Caller caller, @Recorded Optional<ConversationId> id) {
        TenantId tenant = caller.tenantId();
        Erasure what = id.flatMap(known -> erasures.of(tenant, known)
                        .or(() -> conversations.owner(tenant, known).map(user -> Erasure.of(tenant, user, known))))
                .orElseThrow(() -> new NotFoundException("There is no such conversation."));
        return erase(caller, what);
    }

    /**
     * Erases one exchange. No query finds it from then on, on whichever node, nor what was drawn only from it.
     *
     * @throws NotFoundException when there is no such user, or the user has, and had, no such exchange
     * @throws dev.raven.api.problem.ConflictException when the user is under a legal hold
     */
    @Audited(value = "memory.remove", category = AuditCategory.DATA)
    public Receipt removeInteraction(Caller caller, Optional<UserId> userId, @Recorded Optional<InteractionId> id) {
        TenantId tenant = caller.tenantId();
        UserId user = userId.filter(known -> users.knows(tenant, known))
                .orElseThrow(() -> new NotFoundException("There is no such user."));
        Erasure what = id.flatMap(known -> erasures.of(tenant, known)
                        .or(() -> memories.find(tenant, user, known).map(found -> Erasure.of(tenant, user, known))))
                .filter(found -> found.person().equals(user))
                .orElseThrow(() -> new NotFoundException("The user has no such interaction."));
        return erase(caller, what);
    }

    /** @throws NotFoundException when there is no such receipt, or its erasure is under way */
    @NotAudited("shows ids and counts of what is gone; the erasure itself is recorded")
    public Receipt receipt(Caller caller, Optional<ReceiptId> id) {
        return id.flatMap(known -> erasures.receipt(caller.tenantId(), known))
                .orElseThrow(() -> new NotFoundException("There is no such receipt."));
    }

    private Receipt erase(Caller caller, Erasure what) {
        return erasures.erase(what, caller.origin().requestId());
    }
}
