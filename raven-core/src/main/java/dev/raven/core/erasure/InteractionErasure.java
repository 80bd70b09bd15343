package dev.raven.core.erasure;

import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.Interaction;
import dev.raven.core.memory.MemoryErasure;
import dev.raven.core.user.LegalHolds;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Erases one exchange. */
@Singleton
class InteractionErasure implements ErasureWork {
    private final LegalHolds holds;
    private final MemoryErasure memories;

    @Inject
    InteractionErasure(LegalHolds holds, MemoryErasure memories) {
        this.holds = holds;
        this.memories = memories;
    }

    @Override
    public ErasureKind kind() {
        return ErasureKind.INTERACTION;
    }

    @Override
    public ErasureSteps steps(Erasure what) {
        return new Steps(what.tenant(), what.user(), (InteractionId) what.subject());
    }

    private final class Steps implements ErasureSteps {
        private final TenantId tenant;
        private final UserId user;
        private final InteractionId interaction;

        Steps(TenantId tenant, UserId user, InteractionId interaction) {
            this.tenant = tenant;
            this.user = user;
            this.interaction = interaction;
        }

        @Override
        public boolean isThere() {
            return holds.knows(tenant, user)
                    && memories.find(tenant, user, interaction).isPresent();
        }

        @Override
        public Destroyed close() {
            holds.requireNone(tenant, user);
            return new Destroyed(1, 0, memories.factsOnlyFrom(tenant, user, interaction), 0, 0, 0);
        }

        /** Where the person was erased meanwhile, there is nothing left of it. */
        @Override
        public void destroy() {
            if (holds.knows(tenant, user)) {
                Optional<Interaction> found = memories.find(tenant, user, interaction);
                holds.requireNone(tenant, user);
                found.ifPresent(one -> memories.remove(tenant, user, one));
            }
        }
    }
}
