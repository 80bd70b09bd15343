package dev.raven.core.imports;

import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.UserId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.user.User;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes in what a file says of a person. The same file twice adds nothing, and what was erased here stays erased. */
@Singleton
public class ImportService {
    private final UserDirectory users;
    private final ImportTalks talks;
    private final ImportExchanges exchanges;
    private final ImportSink sink;
    private final BlindIndex index;

    @Inject
    ImportService(
            UserDirectory users, ImportTalks talks, ImportExchanges exchanges, ImportSink sink, BlindIndex index) {
        this.users = users;
        this.talks = talks;
        this.exchanges = exchanges;
        this.sink = sink;
        this.index = index;
    }

    /**
     * Reads a file to its end. When this returns, what it counts as new is durable.
     *
     * @param dryRun whether to tell what would come of it, and store nothing
     * @throws dev.raven.api.problem.InvalidRequestException when it cannot be read, and nothing came of it before
     * @throws dev.raven.api.problem.NotFoundException when the tenant has no such user
     * @throws dev.raven.api.problem.UnavailableException when nobody knows what was stored; the file can be imported again
     */
    @Audited("memory.import")
    public ImportReport run(
            Caller caller, @Recorded Optional<UserId> id, ImportFormat format, ImportFile file, boolean dryRun) {
        User user = users.require(caller.tenantId(), id);
        ImportOrder order = new ImportOrder(caller, user, format, dryRun);
        ImportedIds ids = new ImportedIds(index, user, format);
        ImportTally tally = new ImportTally();
        return new ImportRun(order, talks.of(order, ids), exchanges.of(order, ids, tally), sink, tally).run(file);
    }
}
