package dev.raven.web.checklist;

import dev.raven.api.checklist.AttestationView;
import dev.raven.api.checklist.ChecklistRowView;
import dev.raven.api.checklist.ChecklistSummaryView;
import dev.raven.api.checklist.ChecklistView;
import dev.raven.core.checklist.Attestation;
import dev.raven.core.checklist.CheckedRow;
import dev.raven.core.checklist.Checklist;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding.Status;
import java.util.Optional;

/** Shows a checklist. */
final class ChecklistViews {
    private ChecklistViews() {}

    /** @param wanted the only rows that are shown; the summary counts all */
    static ChecklistView of(Checklist checklist, Optional<Status> wanted) {
        return new ChecklistView(
                checklist.rows().stream()
                        .filter(row ->
                                wanted.map(row.finding().status()::equals).orElse(true))
                        .map(ChecklistViews::of)
                        .toList(),
                new ChecklistSummaryView(
                        checklist.count(Status.PASS),
                        checklist.count(Status.FAIL),
                        checklist.count(Status.WARN),
                        checklist.count(Status.MANUAL)));
    }

    static AttestationView of(Attestation attestation) {
        return new AttestationView(attestation.note(), attestation.by(), attestation.at(), attestation.until());
    }

    private static ChecklistRowView of(CheckedRow checked) {
        ChecklistRow row = checked.row();
        return new ChecklistRowView(
                row.id(),
                row.title(),
                checked.finding().status().wireName(),
                checked.finding().evidence(),
                row.remedy(),
                row.guide().orElse(null),
                row.link(),
                checked.attestation().map(ChecklistViews::of).orElse(null));
    }
}
