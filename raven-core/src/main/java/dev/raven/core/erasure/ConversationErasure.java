package dev.raven.core.erasure;

import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.idempotency.KeptResponses;
import dev.raven.core.memory.MemoryErasure;
import dev.raven.core.user.LegalHolds;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Erases a conversation: it ends, what was said in it goes, and it goes itself. */
@Singleton
class ConversationErasure implements ErasureWork {
    private final LegalHolds holds;
    private final ConversationDirectory conversations;
    private final MemoryErasure memories;
    private final KeptResponses responses;

    @Inject
    ConversationErasure(
            LegalHolds holds, ConversationDirectory conversations, MemoryErasure memories, KeptResponses responses) {
        this.holds = holds;
        this.conversations = conversations;
        this.memories = memories;
        this.responses = responses;
    }

    @Override
    public ErasureKind kind() {
        return ErasureKind.CONVERSATION;
    }

    @Override
    public ErasureSteps steps(Erasure what, HoldRule rule) {
        return new Steps(what, new HoldGuard(holds, rule, what));
    }

    private final class Steps implements ErasureSteps {
        private final TenantId tenant;
        private final UserId user;
        private final ConversationId conversation;
        private final HoldGuard guard;

        Steps(Erasure what, HoldGuard guard) {
            this.tenant = what.tenant();
            this.user = what.person();
            this.conversation = (ConversationId) what.subject();
            this.guard = guard;
        }

        @Override
        public boolean isThere() {
            return conversations.owner(tenant, conversation).isPresent();
        }

        @Override
        public Destroyed close() {
            guard.requireNone();
            long said = conversations.close(tenant, conversation);
            Optional<Long> facts = memories.factsOnlyFrom(tenant, user, conversation);
            long blocks = memories.blocks(tenant, user, conversation);
            return new Destroyed(said, blocks, facts, 1, 0, 0);
        }

        /** Kept replies last: whoever keeps one later finds no conversation, and forgets it. */
        @Override
        public boolean destroy() {
            if (guard.knowsUser()) {
                memories.removeAll(tenant, user, conversation, guard::requireNone);
            }
            guard.requireNone();
            conversations.erase(tenant, user, conversation);
            responses.forget(tenant, conversation);
            return false;
        }
    }
}
