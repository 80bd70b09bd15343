package dev.raven.core.memory;

import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.NoKeyException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Finds an exchange of a memory that does not open as a whole, in what opens of it. */
@Singleton
class SealedSearch {
    private static final int A_TRIP = 100;

    private final MemoryStore store;
    private final MemoryVault vault;

    @Inject
    SealedSearch(MemoryStore store, MemoryVault vault) {
        this.store = store;
        this.vault = vault;
    }

    /** @throws IntegrityException when it is not found, and may be in what does not open */
    Optional<Interaction> find(TenantId tenant, UserId user, InteractionId id) {
        Search search = new Search(tenant, user, id);
        Revision revision = new Revision(0, 0, Long.MAX_VALUE - 1);
        boolean more = true;
        while (more) {
            Changes changes = store.changesSince(tenant, user, revision, A_TRIP);
            Optional<Interaction> found = search.in(changes);
            if (found.isPresent()) {
                return found;
            }
            revision = changes.next();
            more = changes.more();
        }
        return search.nothing();
    }

    private final class Search {
        private final TenantId tenant;
        private final UserId user;
        private final InteractionId id;
        private boolean damaged;

        Search(TenantId tenant, UserId user, InteractionId id) {
            this.tenant = tenant;
            this.user = user;
            this.id = id;
        }

        Optional<Interaction> in(Changes changes) {
            return changes.tail().stream()
                    .filter(entry -> entry.interaction().id().equals(id))
                    .map(entry -> vault.open(tenant, user, entry.interaction()))
                    .findFirst()
                    .or(() -> changes.blocks().stream()
                            .flatMap(entry -> opened(entry).stream())
                            .map(Remembered::interaction)
                            .filter(one -> one.id().equals(id))
                            .findFirst());
        }

        private List<Remembered> opened(BlockEntry entry) {
            try {
                return vault.open(tenant, user, entry.block());
            } catch (IntegrityException | NoKeyException broken) {
                damaged = true;
                return List.of();
            }
        }

        Optional<Interaction> nothing() {
            if (damaged) {
                throw new IntegrityException();
            }
            return Optional.empty();
        }
    }
}
