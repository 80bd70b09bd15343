package dev.raven.core.memory;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What is done to a single stored interaction. */
@Singleton
public class InteractionService {
    private final Remover remover;
    private final MemoryIndexes memories;
    private final UserDirectory users;

    @Inject
    InteractionService(Remover remover, MemoryIndexes memories, UserDirectory users) {
        this.remover = remover;
        this.memories = memories;
        this.users = users;
    }

    /**
     * Removes an interaction for good. When this returns no query finds it, on whichever node.
     *
     * @throws NotFoundException when there is no such user, or the user has no such interaction
     */
    @Audited(value = "memory.remove", category = AuditCategory.DATA)
    public void remove(Caller caller, Optional<UserId> userId, @Recorded Optional<InteractionId> id) {
        TenantId tenant = caller.tenantId();
        UserId user = users.require(tenant, userId).id();
        Interaction interaction = id.flatMap(known -> memories.ask(tenant, user, memory -> memory.find(known)))
                .orElseThrow(InteractionService::notFound);
        if (!remover.remove(tenant, user, interaction)) {
            throw notFound();
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException("The user has no such interaction.");
    }
}
