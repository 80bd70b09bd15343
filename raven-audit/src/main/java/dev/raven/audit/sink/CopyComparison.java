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
    private static final int PAGE = 256;
    private static final int MOST_FINDINGS = 100;

    private final TenantId log;
    private final AuditStore store;
    private final List<AuditFinding> findings = new ArrayList<>();
    private List<StoredAuditEvent> page = List.of();
    private long pageFrom = 1;
    private FileHeader.@Nullable Previous before;
    private String name = "";
    private boolean first = true;
    private long events;

    CopyComparison(TenantId log, AuditStore store) {
        this.log = log;
        this.store = store;
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

    /** What was accepted before is not compared any more: the operator knows that it is not what Redis has. */
    private void header(FileHeader header) {
        FileHeader.Previous told = header.previous();
        if (before != null && told != null && !told.equals(before)) {
            find(0, before.file() + " is not what it was when it was closed");
        }
        if (header.acceptances().stream().anyMatch(place -> place.tenant().equals(log))) {
            findings.removeIf(finding -> finding.sequence() > 0);
        }
    }

    private void event(StoredAuditEvent copied) {
        events++;
        Optional<StoredAuditEvent> stored = stored(copied.sequence());
        if (stored.isEmpty()) {
            if (copied.sequence() > store.pruned(log).sequence()) {
                find(copied.sequence(), "the copy has an event that the storage has not");
            }
        } else if (!Arrays.equals(stored.get().body(), copied.body())) {
            find(copied.sequence(), "the copy has another event than the storage");
        }
    }

    /** Empty where it was pruned, or never was. */
    private Optional<StoredAuditEvent> stored(long sequence) {
        if (sequence < pageFrom || page.isEmpty() || page.get(page.size() - 1).sequence() < sequence) {
            pageFrom = sequence;
            page = store.read(log, sequence, PAGE);
        }
        return page.stream().filter(event -> event.sequence() == sequence).findFirst();
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
