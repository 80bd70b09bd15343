package dev.raven.core.imports;

import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.memory.MemoryReader;
import dev.raven.core.user.User;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Takes in what a file says of a person. The same file twice adds nothing, and what was erased here stays erased. */
@Singleton
public class ImportService {
    private final UserDirectory users;
    private final MemoryReader memories;
    private final ImportTalks talks;
    private final ImportSink sink;
    private final DeletionStore ledger;
    private final BlindIndex index;

    @Inject
    ImportService(
            UserDirectory users,
            MemoryReader memories,
            ImportTalks talks,
            ImportSink sink,
            DeletionStore ledger,
            BlindIndex index) {
        this.users = users;
        this.memories = memories;
        this.talks = talks;
        this.sink = sink;
        this.ledger = ledger;
        this.index = index;
    }

    /**
     * Reads a file to its end. When this returns, what it counts as new is durable.
     *
     * @param dryRun whether to tell what would come of it, and store nothing
     * @throws dev.raven.api.problem.NotFoundException when the tenant has no such user
     * @throws dev.raven.api.problem.UnavailableException when nobody knows what was stored; the file can be imported again
     */
    @Audited("memory.import")
    public ImportReport run(
            Caller caller, @Recorded Optional<UserId> id, ImportFormat format, ImportFile file, boolean dryRun) {
        User user = users.require(caller.tenantId(), id);
        ImportedIds ids = new ImportedIds(index, user, format);
        return new ImportRun(caller, user, format, dryRun, ids, talks, sink, ledger, there(user)).run(file);
    }

    private Set<InteractionId> there(User user) {
        Set<InteractionId> there = new HashSet<>();
        try {
            memories.read(
                    user.tenant(),
                    user.id(),
                    said -> there.add(said.interaction().id()));
            return there;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
