package dev.raven.audit.checkpoint;

import dev.raven.audit.note.NoteSigner;
import dev.raven.audit.note.SignedNote;
import dev.raven.audit.note.VerifierKey;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys that sign, opened for a moment. Never printed. */
final class Signers {
    private final NoteSigner current;
    private final Optional<NoteSigner> leaving;
    private final Instant since;
    private final List<VerifierKey> known;

    /**
     * @param leaving the key before, while there are logs that it has to sign once more
     * @param since when the current one was made
     * @param known all whose signatures are valid, the current one first
     */
    Signers(NoteSigner current, Optional<NoteSigner> leaving, Instant since, List<VerifierKey> known) {
        this.current = current;
        this.leaving = leaving;
        this.since = since;
        this.known = List.copyOf(known);
    }

    /** Signs with the current key; with the one before, too, where it alone has signed the log until now. */
    SignedNote sign(String text, Optional<SignedNote> latest) {
        boolean first = latest.isPresent() && !isCurrent(latest.get());
        return leaving.filter(before -> first)
                .map(before -> SignedNote.of(text, current, before))
                .orElseGet(() -> SignedNote.of(text, current));
    }

    /** The first line of a log's checkpoints. */
    String origin(TenantId log) {
        return new AuditOrigin(current.verifierKey().name()).of(log);
    }

    /** Whether the current key has signed a note. */
    boolean isCurrent(SignedNote note) {
        return note.signers(known).contains(current.verifierKey());
    }

    /** Since when the logs wait to be signed by two keys; empty when none does. */
    Optional<Instant> waitingSince() {
        return leaving.map(before -> since);
    }

    List<VerifierKey> known() {
        return known;
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
