package dev.raven.audit.sink;

import dev.raven.core.audit.AuditFault;
import dev.raven.core.audit.AuditFinding;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One log in the files, compared line by line with Redis. For one pass over all files in their order. */
final class CopyComparison {
    private static final int MOST_FINDINGS = 100;

    private final TenantId log;
    private final AuditStore store;
    private final StoredPages stored;
    private final List<AuditFinding> findings = new ArrayList<>();
    private FileHeader.@Nullable Previous before;
    private String name = "";
    private boolean first = true;
    private long events;

    CopyComparison(TenantId log, AuditStore store) {
        this.log = log;
        this.store = store;
        this.stored = new StoredPages(log, store);
    }

    /** The next file begins. */
    void begin(Path file) {
        String next = file.getFileName().toString();
        boolean follows = first || CopyDirectory.number(file) == CopyDirectory.number(Path.of(name)) + 1;
        name = next;
        if (!follows) {
            find(0, "a file is missing before " + next);
            before = null;
        }
    }

    /** The file ends. */
    void end(String sha256) {
        before = new FileHeader.Previous(name, sha256);
        first = false;
    }

    void next(CopyLine line) {
        switch (line) {
            case CopyLine.Head head -> header(head.header());
            case CopyLine.Event event -> {
                if (event.log().equals(log)) {
                    event(event.event());
                }
            }
            case CopyLine.Checkpoint checkpoint -> {}
            case CopyLine.Damaged damaged -> find(0, name + " has a line that Raven did not write");
        }
    }

    /** Of what was copied before, the events that were accepted as lost need not be there: those, and no other. */
    private void header(FileHeader header) {
        FileHeader.Previous told = header.previous();
        if (before != null && told != null && !told.equals(before)) {
            find(0, before.file() + " is not what it was when it was closed");
        }
        header.acceptances().stream()
                .filter(lost -> lost.tenant().equals(log))
                .forEach(lost -> findings.removeIf(finding -> lost.covers(finding.sequence())));
    }

    private void event(StoredAuditEvent copied) {
        events++;
        Optional<StoredAuditEvent> held = stored.at(copied.sequence());
        if (held.isEmpty()) {
            if (copied.sequence() > store.pruned(log).sequence()) {
                find(copied.sequence(), "the copy has an event that the storage has not");
            }
        } else if (!Arrays.equals(held.get().body(), copied.body())) {
            find(copied.sequence(), "the copy has another event than the storage");
        }
    }

    private void find(long sequence, String detail) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new AuditFinding(AuditFault.COPY_DIFFERS, sequence, detail));
        }
    }

    /** How many events of the log were compared. */
    long events() {
        return events;
    }

    List<AuditFinding> findings() {
        return List.copyOf(findings);
    }
}
