package dev.raven.core.memory;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.fact.Fact;
import dev.raven.core.id.FactId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an agent does with the facts that are known of a user. */
@Singleton
public class FactService {
    private final UserDirectory users;
    private final MemoryIndexes memories;
    private final FactRemoval removal;
    private final Clock clock;

    @Inject
    FactService(UserDirectory users, MemoryIndexes memories, FactRemoval removal, Clock clock) {
        this.users = users;
        this.memories = memories;
        this.removal = removal;
        this.clock = clock;
    }

    /**
     * The facts of a user, the newest first.
     *
     * @param superseded whether those that hold no longer are among them
     * @throws NotFoundException when the tenant has no such user
     */
    @Audited(value = "memory.facts.list", category = AuditCategory.DATA_READ)
    public Page<Fact> list(Caller caller, @Recorded Optional<UserId> userId, boolean superseded, PageRange range) {
        UserId user = users.require(caller.tenantId(), userId).id();
        Instant now = clock.instant();
        List<Fact> facts = memories.ask(caller.tenantId(), user, memory -> memory.facts(interaction -> true)).stream()
                .filter(fact -> superseded || fact.heldAt(now))
                .toList();
        List<Fact> page =
                facts.stream().skip(range.offset()).limit(range.limit()).toList();
        return new Page<>(page, range.limit(), range.offset(), facts.size());
    }

    /**
     * Forgets a fact for good; the interactions it was drawn from stay. When it had taken the place of another, that one holds again.
     *
     * @throws NotFoundException when there is no such user, or the user has no such fact
     */
    @Audited(value = "memory.fact.delete", category = AuditCategory.DATA)
    public void delete(Caller caller, Optional<UserId> userId, @Recorded Optional<FactId> id) {
        UserId user = users.require(caller.tenantId(), userId).id();
        boolean removed = id.filter(known -> removal.remove(caller.tenantId(), user, known))
                .isPresent();
        if (!removed) {
            throw new NotFoundException("The user has no such fact.");
        }
    }
}
