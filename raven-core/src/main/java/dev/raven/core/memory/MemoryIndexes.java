package dev.raven.core.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The memories this node has lately searched. A memory is built on first use from the user's blocks and tail; after
 * that, one round trip before each query brings what came since, whichever node wrote it.
 */
@Singleton
class MemoryIndexes {
    private static final int ENTRIES_A_TRIP = 500;

    private final MemoryStore store;
    private final MemoryVault vault;
    private final SpeakerDirectory speakers;
    private final Cache<Owner, UserMemory> memories;

    @Inject
    MemoryIndexes(MemoryStore store, MemoryVault vault, SpeakerDirectory speakers, MemorySettings settings) {
        this.store = store;
        this.vault = vault;
        this.speakers = speakers;
        this.memories = Caffeine.newBuilder()
                .maximumWeight(settings.indexCacheKibibytes())
                .weigher((Owner owner, UserMemory memory) -> weight(memory))
                .expireAfterAccess(Duration.ofMinutes(15))
                .build();
    }

    private record Owner(TenantId tenant, UserId user) {}

    /** The user's memory as of now. Only one thread at a time reads what is missing. */
    UserMemory current(TenantId tenant, UserId user) {
        Owner owner = new Owner(tenant, user);
        UserMemory memory = memories.get(owner, absent -> new UserMemory());
        synchronized (memory) {
            if (catchUp(owner, memory)) {
                memories.put(owner, memory);
            }
        }
        return memory;
    }

    /** @return whether anything came, so that the memory weighs more now */
    private boolean catchUp(Owner owner, UserMemory memory) {
        boolean grew = false;
        while (true) {
            Changes changes = store.changesSince(owner.tenant(), owner.user(), memory.revision(), ENTRIES_A_TRIP);
            List<Remembered> came = open(owner, changes);
            if (!came.isEmpty()) {
                memory.add(came, changes.next(), speakers.of(owner.tenant(), owner.user()));
                grew = true;
            }
            if (!changes.more()) {
                return grew;
            }
        }
    }

    private List<Remembered> open(Owner owner, Changes changes) {
        List<Remembered> came = new ArrayList<>();
        for (BlockEntry entry : changes.blocks()) {
            came.addAll(vault.open(owner.tenant(), owner.user(), entry.block()));
        }
        for (TailEntry entry : changes.tail()) {
            Interaction interaction = vault.open(owner.tenant(), owner.user(), entry.interaction());
            came.add(new Remembered(interaction, Optional.empty(), false));
        }
        return came;
    }

    /** In KiB, as the cache adds weights up in ints. */
    private static int weight(UserMemory memory) {
        return (int) Math.min(Integer.MAX_VALUE, 1 + memory.weight() / 1024);
    }
}
