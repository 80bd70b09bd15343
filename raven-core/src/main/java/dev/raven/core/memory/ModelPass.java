package dev.raven.core.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.core.fact.ClaimReader;
import dev.raven.core.fact.ModelUnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Goes over a user's blocks and has the language model read what it has not read yet. */
@Singleton
class ModelPass {
    private static final int BLOCKS_A_TRIP = 20;
    private static final int USERS_KNOWN = 10_000;

    private final MemoryStore store;
    private final MemoryVault vault;
    private final ClaimReader reader;
    /** How far each user's blocks were read: a pass goes on where the last one stopped. */
    private final Cache<List<?>, Revision> passed =
            Caffeine.newBuilder().maximumSize(USERS_KNOWN).build();

    @Inject
    ModelPass(MemoryStore store, MemoryVault vault, ClaimReader reader) {
        this.store = store;
        this.vault = vault;
        this.reader = reader;
    }

    /**
     * Reads on.
     *
     * @throws ModelUnavailableException when the model does not answer; what it read before is kept
     */
    void read(TenantId tenant, UserId user) {
        List<?> owner = List.of(tenant, user);
        Revision revision = Optional.ofNullable(passed.getIfPresent(owner)).orElse(Revision.START);
        boolean more = true;
        while (more) {
            Changes changes = store.changesSince(tenant, user, revision, BLOCKS_A_TRIP);
            for (BlockEntry entry : changes.blocks()) {
                read(tenant, user, entry);
            }
            revision = changes.next();
            passed.put(owner, revision);
            more = changes.more();
        }
    }

    /** A block that was replaced comes again, behind all others; what the model refused is refused once more then, and left. */
    private void read(TenantId tenant, UserId user, BlockEntry entry) {
        List<Remembered> content = vault.open(tenant, user, entry.block());
        List<Remembered> read = content.stream().map(this::read).toList();
        if (!read.equals(content)) {
            store.replaceBlock(
                    tenant, user, entry, vault.seal(tenant, user, entry.block().id(), read));
        }
    }

    private Remembered read(Remembered one) {
        return one.claims().settled()
                ? one
                : one.claiming(reader.byModel(one.interaction().userMessage(), one.claims()));
    }
}
