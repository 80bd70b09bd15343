package dev.raven.core.memory;

import dev.raven.core.fact.Fact;
import dev.raven.core.fact.FactBook;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads all that is remembered of a user, some at a time: no index of it is built, and none that others search is put out of RAM. */
@Singleton
public class MemoryReader {
    private static final int A_TRIP = 100;

    private final MemoryStore store;
    private final MemoryVault vault;

    @Inject
    MemoryReader(MemoryStore store, MemoryVault vault) {
        this.store = store;
        this.vault = vault;
    }

    /** Takes what is read. */
    public interface Listener {
        void said(Said said) throws IOException;
    }

    /**
     * Reads each exchange once, about as they were stored; one that is stored or removed meanwhile may be among them or not.
     *
     * @return the facts that were drawn from them, those that hold no longer among them, the newest first
     * @throws dev.raven.core.key.NoKeyException when the user is erased meanwhile
     * @throws dev.raven.core.envelope.IntegrityException when something was altered or moved
     */
    public List<Fact> read(TenantId tenant, UserId user, Listener listener) throws IOException {
        FactBook facts = new FactBook();
        Set<InteractionId> seen = new HashSet<>();
        Revision revision = Revision.START;
        boolean more = true;
        while (more) {
            Changes changes = store.changesSince(tenant, user, revision, A_TRIP);
            for (Remembered one : opened(tenant, user, changes).toList()) {
                Interaction interaction = one.interaction();
                facts.put(
                        interaction.id(), interaction.occurredAt(), one.claims().made());
                if (seen.add(interaction.id())) {
                    listener.said(new Said(interaction, one.consolidated()));
                }
            }
            revision = changes.next();
            more = changes.more();
        }
        return facts.facts();
    }

    private Stream<Remembered> opened(TenantId tenant, UserId user, Changes changes) {
        return Stream.concat(
                changes.blocks().stream().flatMap(entry -> vault.open(tenant, user, entry.block()).stream()),
                changes.tail().stream()
                        .map(entry -> new Remembered(
                                vault.open(tenant, user, entry.interaction()), Optional.empty(), false)));
    }
}
