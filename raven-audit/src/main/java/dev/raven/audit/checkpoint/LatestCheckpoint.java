package dev.raven.audit.checkpoint;

import dev.raven.audit.note.Checkpoint;
import dev.raven.audit.note.SignedNote;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.id.TenantId;

/** A log's newest checkpoint, once its signature was found to be valid. */
record LatestCheckpoint(AuditCheckpoint kept, SignedNote note, Checkpoint checkpoint) {

    /** @throws ForkedLogException when no known key has signed it, or it says something else than it is kept as */
    static LatestCheckpoint verified(TenantId log, AuditCheckpoint kept, Signers signers) {
        try {
            SignedNote note = SignedNote.parse(kept.note());
            if (note.signers(signers.known()).isEmpty()) {
                throw new ForkedLogException(log, "its newest checkpoint is signed by no known key");
            }
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(signers.origin(log)) || checkpoint.size() != kept.size()) {
                throw new ForkedLogException(log, "its newest checkpoint is of another log or size");
            }
            return new LatestCheckpoint(kept, note, checkpoint);
        } catch (IllegalArgumentException unreadable) {
            throw new ForkedLogException(log, "its newest checkpoint cannot be read");
        }
    }

    /** Whether it may give way to one of the same size: one that two keys have signed shows how they follow each other. */
    boolean replaceable() {
        return note.signatures().size() == 1;
    }
}
