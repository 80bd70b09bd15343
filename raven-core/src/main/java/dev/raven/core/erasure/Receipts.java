package dev.raven.core.erasure;

import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditKeys;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Records what was erased in its tenant's log, and signs a receipt that names that event. */
@Singleton
class Receipts {
    private final AuditLog log;
    private final AuditKeys keys;
    private final AuditOrigin origin;
    private final ErasureSettings settings;
    private final Clock clock;

    @Inject
    Receipts(AuditLog log, AuditKeys keys, AuditOrigin origin, ErasureSettings settings, Clock clock) {
        this.log = log;
        this.keys = keys;
        this.origin = origin;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the place of the event that tells of it */
    long record(Deletion deletion) {
        return log.record(event(deletion))
                .sequence()
                .orElseThrow(() -> new IllegalStateException("an event that tells no place"));
    }

    /** @param sequence the event that tells of it */
    Receipt of(Deletion deletion, long sequence) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> finalAt = Optional.of(now.plus(settings.keyBackups()))
                .filter(then -> deletion.what().kind().hasKeys());
        String text = text(deletion, sequence, now, finalAt);
        return new Receipt(deletion, sequence, now, finalAt, keys.sign(text));
    }

    private static AuditEntry event(Deletion deletion) {
        return new AuditEntry(
                        deletion.what().ledger(),
                        Caller.SYSTEM,
                        "erasure.complete",
                        AuditCategory.SYSTEM,
                        Optional.empty(),
                        Optional.of(AuditOutcome.SUCCESS),
                        Optional.empty(),
                        Optional.of(deletion.what().subject()),
                        Optional.empty())
                .telling(deletion.told());
    }

    /** Its second line is no number, so that it is never taken for a checkpoint. */
    private String text(Deletion deletion, long sequence, Instant completed, Optional<Instant> finalAt) {
        StringBuilder text = new StringBuilder(origin.of(deletion.what().ledger())).append("\nerasure 1\n");
        line(text, "receipt", deletion.receipt());
        line(
                text,
                "subject",
                deletion.what().kind().wireName() + " "
                        + deletion.what().subject().value());
        deletion.destroyed().counts().forEach((name, count) -> line(text, name, count));
        line(text, "decided", deletion.at().truncatedTo(ChronoUnit.SECONDS));
        line(text, "completed", completed);
        finalAt.ifPresent(then -> line(text, "final", then));
        line(text, "audit-sequence", sequence);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
