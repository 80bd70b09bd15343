package dev.raven.core.memory;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.recall.Turn;
import dev.raven.core.recall.TurnVectors;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Gives a user's blocks vectors of the model this server runs. A block with new vectors takes the place of the old one in
 * one step, behind all others, so a walk to the end sees it again; one that somebody else changed meanwhile is there, too.
 */
@Singleton
class Reembedder {
    private static final Logger LOG = System.getLogger(Reembedder.class.getName());
    private static final int BLOCKS_A_TRIP = 20;
    private static final Duration FOR_A_BLOCK = Duration.ofSeconds(20);

    private final MemoryStore store;
    private final MemoryVault vault;
    private final SpeakerDirectory speakers;
    private final Vectors vectors;

    @Inject
    Reembedder(MemoryStore store, MemoryVault vault, SpeakerDirectory speakers, Vectors vectors) {
        this.store = store;
        this.vault = vault;
        this.speakers = speakers;
        this.vectors = vectors;
    }

    /**
     * Looks through some blocks, as far as the first that lacks vectors, which it gives them.
     *
     * @param after the block position to go on after, 0 for the first
     * @return the position to go on after; empty when there are no more, or the user is gone
     */
    OptionalLong next(TenantId tenant, UserId user, String model, long after) {
        List<BlockEntry> blocks = store.changesSince(
                        tenant, user, new Revision(Long.MAX_VALUE - 1, after, Long.MAX_VALUE - 1), BLOCKS_A_TRIP)
                .blocks();
        try {
            for (BlockEntry block : blocks) {
                if (renewed(tenant, user, model, block)) {
                    return OptionalLong.of(block.position());
                }
            }
        } catch (NoKeyException | NotFoundException erased) {
            return OptionalLong.empty();
        }
        return blocks.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(blocks.get(blocks.size() - 1).position());
    }

    /** @return whether it took a while */
    private boolean renewed(TenantId tenant, UserId user, String model, BlockEntry old) {
        List<Remembered> content = open(tenant, user, old.block());
        if (content.stream().noneMatch(one -> LackingVectors.lacks(one, model))) {
            return false;
        }
        List<Optional<TurnVectors>> computed = vectors.orFail(turns(tenant, user, content), FOR_A_BLOCK);
        boolean better = IntStream.range(0, content.size())
                .anyMatch(i -> LackingVectors.lacks(content.get(i), model)
                        && computed.get(i).isPresent());
        if (better) {
            List<Remembered> renewed = IntStream.range(0, content.size())
                    .mapToObj(i -> computed.get(i).map(content.get(i)::with).orElse(content.get(i)))
                    .toList();
            store.replaceBlock(
                    tenant, user, old, vault.seal(tenant, user, old.block().id(), renewed));
        }
        return true;
    }

    /** A block that was damaged is one loss, and keeps no other from its vectors. */
    private List<Remembered> open(TenantId tenant, UserId user, SealedBlock block) {
        try {
            return vault.open(tenant, user, block);
        } catch (IntegrityException damaged) {
            LOG.log(Level.ERROR, "a block of " + user + " of " + tenant + " does not open");
            return List.of();
        }
    }

    /** All of a block: the vectors of each are made of its neighbours, too. */
    private List<Turn> turns(TenantId tenant, UserId user, List<Remembered> content) {
        Speakers names = speakers.of(tenant, user);
        return content.stream()
                .map(one -> one.turn(names.of(one.interaction().conversation())))
                .toList();
    }
}
