package dev.raven.core.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a user's interactions: a tail of single ones, and blocks of consolidated ones. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface MemoryStore {
    /** Removals that readers are told of. */
    int REMOVALS_KEPT = 1000;

    /** Entries a tail, after which it takes no more: some imports of the greatest size, before any of it is consolidated. */
    int MOST_WAITING = 100_000;

    /**
     * Appends one interaction to the user's tail with its counters, in one step. When it returns, the interaction is as
     * durable as the deployment promises.
     */
    AppendOutcome append(TenantId tenant, UserId user, Append append);

    /**
     * Appends many interactions in their order and in one round trip, each a step of its own. When it throws, nobody
     * knows which were appended.
     *
     * @return what came of each
     */
    List<AppendOutcome> appendAll(TenantId tenant, List<Addressed> appends);

    /**
     * What came since a revision: blocks first, then the tail, both as of one moment, so that an interaction is never
     * missed while it moves from one to the other (it may be seen twice). A reader that has seen nothing yet is told of
     * no removal; one that is more than {@link #REMOVALS_KEPT} of them behind begins anew.
     *
     * @param maxEntries at most so many blocks, so many tail entries and so many removals
     */
    Changes changesSince(TenantId tenant, UserId user, Revision revision, int maxEntries);

    /** The oldest entries of the tail, of one conversation or of all. */
    List<TailEntry> tail(TenantId tenant, UserId user, Optional<ConversationId> conversation, int maxEntries);

    /**
     * Puts a block in the place of the tail entries it was made from, in one step.
     *
     * @param entries the tail entries, all of the block's conversation
     * @return false, and nothing is changed, when one of them is no longer in the tail
     */
    boolean consolidate(TenantId tenant, UserId user, List<TailEntry> entries, SealedBlock block);

    /**
     * Puts a block in the place of one with the same content, behind all others, in one step: who has read the old one
     * will see the new one too.
     *
     * @return false, and nothing is changed, when the old one is gone
     */
    boolean replaceBlock(TenantId tenant, UserId user, BlockEntry old, SealedBlock block);

    /**
     * Takes an interaction out of the tail, with its counts, in one step that readers are told of.
     *
     * @return false, and nothing is changed, when it is not in the tail
     */
    boolean removeFromTail(TenantId tenant, UserId user, Removal removal);

    /**
     * Takes interactions out of a block, with their counts, in one step that readers are told of: puts what remains behind
     * all other blocks, in the place of the old one.
     *
     * @param rest the block without them; empty when nothing remains
     * @param gone those that are taken out
     * @param at when, for the conversation's {@code updated_at}
     * @return false, and nothing is changed, when the old block is gone
     */
    boolean removeFromBlock(
            TenantId tenant,
            UserId user,
            BlockEntry old,
            Optional<SealedBlock> rest,
            List<InteractionId> gone,
            Instant at);

    /** What a memory held when it was closed. */
    record Held(long interactions, long blocks, long conversations) {}

    /**
     * Closes a user's memory for good, and counts what is in it, in one step: nothing is appended and no conversation begins
     * from then on.
     */
    Held close(TenantId tenant, UserId user);

    /** Empties the memory of a user who is gone; that it is closed is remembered for a day, for whoever comes late. */
    void erase(TenantId tenant, UserId user);
}
