package dev.raven.audit.sink;

import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds out behind which event a copy and the storage have different histories. As each event carries the hash of the one
 * before, all behind it differ; whatever differs in front of it is something else, and no part of what was lost.
 */
final class CopyDivergence {
    private final CopyDirectory directory;
    private final AuditStore store;

    CopyDivergence(CopyDirectory directory, AuditStore store) {
        this.directory = directory;
        this.store = store;
    }

    /** The first event of a copy that the storage lost; one more than the copy's last where it lost none. */
    long firstLost(TenantId log, AuditHead copied) throws IOException {
        List<Path> files = directory.files();
        int at = files.size();
        long common = 0;
        while (at > 0 && common == 0) {
            at--;
            common = begins(files.get(at), log)
                    .filter(head -> holds(log, head))
                    .map(AuditHead::sequence)
                    .orElse(0L);
        }
        StoredPages stored = new StoredPages(log, store);
        for (Path file : files.subList(at, files.size())) {
            common = Math.max(common, lastHeld(file, log, copied.sequence(), stored));
        }
        return Math.min(common, copied.sequence()) + 1;
    }

    /** How far the log had come when the file was begun. */
    private static Optional<AuditHead> begins(Path file, TenantId log) throws IOException {
        try (CopyReader reader = new CopyReader(file)) {
            Optional<CopyLine> line = reader.next().map(CopyLine::read);
            while (line.isPresent() && line.get() instanceof CopyLine.Head head) {
                Optional<AuditHead> place = head.header().logs().stream()
                        .filter(one -> one.tenant().equals(log))
                        .map(one -> one.head().event())
                        .findFirst();
                if (place.isPresent()) {
                    return place;
                }
                line = reader.next().map(CopyLine::read);
            }
            return Optional.empty();
        }
    }

    private boolean holds(TenantId log, AuditHead head) {
        return store.read(log, head.sequence(), 1).stream().map(AuditHead::of).anyMatch(head::equals);
    }

    private static long lastHeld(Path file, TenantId log, long most, StoredPages stored) throws IOException {
        long last = 0;
        try (CopyReader reader = new CopyReader(file)) {
            for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
                if (CopyLine.read(line.get()) instanceof CopyLine.Event event
                        && event.log().equals(log)
                        && event.event().sequence() <= most
                        && stored.hold(event.event())) {
                    last = Math.max(last, event.event().sequence());
                }
            }
        }
        return last;
    }
}
