package dev.raven.core.auditor;

import dev.raven.core.audit.AuditDetails;
import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.audit.StoredAuditEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An export that is about to be written: no more of it than one page of events is in memory at a time. */
public final class AuditExport implements AuditDetails {
    private static final int AT_ONCE = 500;

    private final AuditFormat format;
    private final AuditExportHead head;
    private final AuditCriteria filter;
    private final AuditStore store;
    private final AuditTrees trees;
    private final AuditRenderer renderer;

    AuditExport(
            AuditFormat format,
            AuditExportHead head,
            AuditCriteria filter,
            AuditStore store,
            AuditTrees trees,
            AuditRenderer renderer) {
        this.format = format;
        this.head = head;
        this.filter = filter;
        this.store = store;
        this.trees = trees;
        this.renderer = renderer;
    }

    public AuditFormat format() {
        return format;
    }

    /** A name for the file: whose log, from where to where. */
    public String fileName() {
        return "raven-audit-" + head.log() + "-" + head.span().first() + "-"
                + head.span().last() + "." + format.extension();
    }

    /**
     * Writes it, oldest event first.
     *
     * @throws IOException when the one that reads it is gone
     * @throws dev.raven.api.problem.UnavailableException when the storage goes away in between
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(renderer.begin(head));
        long next = head.span().first();
        while (next <= head.span().last()) {
            List<StoredAuditEvent> page = store.read(head.log(), next, AT_ONCE);
            for (StoredAuditEvent stored : page) {
                write(stored, out);
            }
            next = page.isEmpty() ? Long.MAX_VALUE : page.get(page.size() - 1).sequence() + 1;
        }
        out.flush();
    }

    private void write(StoredAuditEvent stored, OutputStream out) throws IOException {
        AuditEvent event = AuditEvent.of(stored);
        if (stored.sequence() <= head.span().last() && filter.matches(event)) {
            out.write(renderer.line(new ExportedEvent(head.log(), event, proof(stored.sequence()))));
        }
    }

    private Optional<List<byte[]>> proof(long sequence) {
        return head.complete() || sequence > head.treeSize()
                ? Optional.empty()
                : Optional.of(trees.inclusion(head.log(), sequence, head.treeSize()));
    }

    @Override
    public Map<String, Object> auditDetails() {
        return Map.of(
                "format", format.wireName(),
                "from_sequence", head.span().first(),
                "to_sequence", head.span().last(),
                "complete", Boolean.toString(head.complete()));
    }
}
