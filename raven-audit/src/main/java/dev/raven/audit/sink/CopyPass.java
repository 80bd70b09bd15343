package dev.raven.audit.sink;

import dev.raven.core.audit.AuditFinding;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.TenantId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One pass over all files, in which the events of all logs are compared. */
final class CopyPass {
    private final AuditStore store;
    private final OldEvents old;
    private final CopyChain files = new CopyChain();
    private final Map<TenantId, CopyComparison> logs = new LinkedHashMap<>();
    private final PagesAtHand pages;
    private long events;

    CopyPass(AuditStore store, OldEvents old) {
        this.store = store;
        this.old = old;
        this.pages = new PagesAtHand(store);
    }

    void begin(Path file) {
        files.begin(file);
    }

    void next(CopyLine line) {
        switch (line) {
            case CopyLine.Head head -> {
                files.header(head.header());
                head.header().acceptances().forEach(lost -> log(lost.tenant()).lost(lost));
            }
            case CopyLine.Event event -> {
                events++;
                log(event.log()).event(event.event(), pages.of(event.log()));
            }
            case CopyLine.Checkpoint checkpoint -> {}
            case CopyLine.Damaged damaged -> files.damaged();
        }
    }

    void end(String sha256) {
        files.end(sha256);
    }

    /** How many events were compared. */
    long events() {
        return events;
    }

    List<AuditFinding> findings() {
        return Stream.concat(files.findings().stream(), logs.values().stream().flatMap(log -> log.findings().stream()))
                .toList();
    }

    private CopyComparison log(TenantId log) {
        return logs.computeIfAbsent(
                log, unseen -> new CopyComparison(log, store.pruned(log).sequence(), old));
    }
}
