package dev.raven.core.memory;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.stream.Stream;

/** Reads a user's blocks, sealed, some at a time; one that is replaced meanwhile is met behind all others. */
final class BlockWalk {
    private static final int A_TRIP = 100;
    private static final Revision BLOCKS_ALONE = new Revision(Long.MAX_VALUE - 1, 0, Long.MAX_VALUE - 1);

    private BlockWalk() {}

    static Stream<BlockEntry> of(MemoryStore store, TenantId tenant, UserId user) {
        return Stream.iterate(
                        store.changesSince(tenant, user, BLOCKS_ALONE, A_TRIP),
                        changes -> !changes.blocks().isEmpty(),
                        changes -> store.changesSince(tenant, user, changes.next(), A_TRIP))
                .flatMap(changes -> changes.blocks().stream());
    }
}
