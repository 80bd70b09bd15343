package dev.raven.audit.sink;

import dev.raven.core.audit.AuditHead;

/**
 * How far a copy of a log has come.
 *
 * @param event the newest event in it
 * @param checkpoint the size of the newest checkpoint in it; 0 without one
 */
record CopyHead(AuditHead event, long checkpoint) {
    static final CopyHead NONE = new CopyHead(AuditHead.EMPTY, 0);

    CopyHead at(AuditHead head) {
        return new CopyHead(head, checkpoint);
    }

    CopyHead covered(long size) {
        return new CopyHead(event, Math.max(checkpoint, size));
    }
}
