package dev.raven.audit.sink;

import dev.raven.api.problem.UnavailableException;
import dev.raven.audit.verification.LogCheck;
import dev.raven.core.audit.AuditFault;
import dev.raven.core.audit.AuditFinding;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;

/**
 * Holds every line of this node's files against what Redis has, and the files against what they say of each other: of all logs,
 * when the platform's is verified. The files have the lines of all tenants, and no tenant's question is to be worth reading them.
 */
@Singleton
class FileCopyCheck implements LogCheck {
    private final CopyDirectory directory;
    private final AuditStore store;
    private final OldEvents old;
    /** Nobody is to make a node read all files many times at once. */
    private final Semaphore reading = new Semaphore(1);

    @Inject
    FileCopyCheck(CopySinks sinks, AuditStore store, OldEvents old) {
        this(sinks.directory(), store, old);
    }

    FileCopyCheck(CopyDirectory directory, AuditStore store, OldEvents old) {
        this.directory = directory;
        this.store = store;
        this.old = old;
    }

    @Override
    public List<AuditFinding> check(TenantId log, LongConsumer progress) {
        if (!log.equals(TenantId.PLATFORM)) {
            return List.of();
        }
        if (!reading.tryAcquire()) {
            throw UnavailableException.overloaded();
        }
        try {
            return compared(progress);
        } catch (IOException unreadable) {
            return List.of(new AuditFinding(AuditFault.COPY_DIFFERS, 0, "the copy cannot be read"));
        } finally {
            reading.release();
        }
    }

    private List<AuditFinding> compared(LongConsumer progress) throws IOException {
        CopyPass comparison = new CopyPass(store, old);
        for (Path file : directory.files()) {
            comparison.begin(file);
            try (CopyReader reader = new CopyReader(file)) {
                for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
                    comparison.next(CopyLine.read(line.get()));
                    progress.accept(comparison.events());
                }
                if (reader.whole()
                        > 0) { // a crash can leave a file before its first line: no other says anything of it
                    comparison.end(reader.sha256());
                }
            }
        }
        return comparison.findings();
    }
}
