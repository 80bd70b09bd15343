package dev.raven.core.checklist;

import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A row as it stands.
 *
 * @param attestation what somebody said of it last, be it over or not
 */
public record CheckedRow(ChecklistRow row, Finding finding, Optional<Attestation> attestation) {

    /** Somebody's word stands where no machine can know, and nowhere against what a machine saw. */
    static CheckedRow of(ChecklistRow row, Finding found, Optional<Attestation> attestation, Instant now) {
        Optional<Attestation> said = attestation.filter(any -> row.attestable());
        boolean open = found.status() == Finding.Status.MANUAL;
        Finding shown = open ? said.map(last -> attested(found, last, now)).orElse(found) : found;
        return new CheckedRow(row, shown, said);
    }

    private static Finding attested(Finding found, Attestation last, Instant now) {
        String when = last.at().truncatedTo(ChronoUnit.SECONDS) + " by " + last.by();
        return last.holdsAt(now)
                ? Finding.pass(found.evidence() + " Attested " + when + ", until "
                        + last.until().truncatedTo(ChronoUnit.SECONDS) + ".")
                : Finding.manual(found.evidence() + " What was attested " + when + " is over.");
    }
}
