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
    public ErasureSteps steps(Erasure what, HoldRule rule) {
        return new Steps(what, new HoldGuard(holds, rule, what));
    }

    private final class Steps implements ErasureSteps {
        private final TenantId tenant;
        private final UserId user;
        private final InteractionId interaction;
        private final HoldGuard guard;

        Steps(Erasure what, HoldGuard guard) {
            this.tenant = what.tenant();
            this.user = what.person();
            this.interaction = (InteractionId) what.subject();
            this.guard = guard;
        }

        @Override
        public boolean isThere() {
            return guard.knowsUser() && memories.find(tenant, user, interaction).isPresent();
        }

        @Override
        public Destroyed close() {
            guard.requireNone();
            return new Destroyed(1, 0, memories.factsOnlyFrom(tenant, user, interaction), 0, 0, 0);
        }

        @Override
        public boolean destroy() {
            if (guard.knowsUser()) {
                Optional<Interaction> found = memories.find(tenant, user, interaction);
                guard.requireNone();
                found.ifPresent(one -> memories.remove(tenant, user, one));
            }
            return false;
        }
    }
}
