package dev.raven.core.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which conversations are to be consolidated: a queue for the workers of all nodes, and behind it marks that say when to
 * look at a conversation that nobody has queued. The same conversation may be queued twice. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface ConsolidationStore {

    /** Tasks that the queue holds at most. */
    int MOST = 10_000;

    /** Tasks in the queue from which on none is added for a mark that is due: marks can wait. */
    int BUSY = 1_000;

    /** Marks a conversation, anew where it is marked already. */
    void mark(TenantId tenant, UserId user, ConversationId conversation, Instant due);

    /** @return false, and nothing is added, when the queue is full */
    boolean add(TenantId tenant, UserId user, ConversationId conversation);

    /**
     * Queues the conversations whose marks are due, in one step with putting these off.
     *
     * @param again when they are due again, should nothing become of it
     * @return how many were queued
     */
    @PlatformWide("any node does any tenant's work")
    int queueDue(Instant now, Instant again);

    /**
     * Takes the oldest task whose worker has said nothing for too long, or else the oldest that nobody has.
     *
     * @param worker the name of a node, the same for all its threads
     * @param silence how long a task's first worker may say nothing; twice as long each time it is taken over
     */
    @PlatformWide("as queueDue")
    Optional<ConsolidationTask> take(String worker, Duration silence);

    /** Says that a worker is still at a task, unless another one has taken it over. */
    @PlatformWide("as queueDue")
    void renew(String worker, ConsolidationTask task);

    /**
     * Takes a task out of the queue, whoever has it. The mark that it was queued for goes with it, or is put off, unless
     * the conversation was marked anew since.
     *
     * @param again when to look at the conversation again; empty when nothing of it waits
     */
    @PlatformWide("as queueDue")
    void settle(ConsolidationTask task, Optional<Instant> again);

    /** What is in the queue, whoever has it. */
    @PlatformWide("as queueDue")
    Backlog backlog();

    /**
     * What is to be done.
     *
     * @param oldest when the oldest of it was queued; empty where there is none
     */
    record Backlog(long tasks, Optional<Instant> oldest) {}
}
