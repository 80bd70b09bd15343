package dev.raven.web.imports;

import dev.raven.api.imports.ImportCountsView;
import dev.raven.api.imports.ImportProblemView;
import dev.raven.api.imports.ImportReportView;
import dev.raven.core.imports.ImportCount;
import dev.raven.core.imports.ImportReport;

/** Shows what came of an import. */
final class ImportViews {
    private ImportViews() {}

    static ImportReportView of(ImportReport report) {
        return new ImportReportView(
                report.dryRun(),
                report.format().wireName(),
                report.flaw().isEmpty(),
                report.flaw().orElse(null),
                new ImportCountsView(
                        report.count(ImportCount.CONVERSATIONS_NEW),
                        report.count(ImportCount.CONVERSATIONS_EXISTING),
                        report.count(ImportCount.CONVERSATIONS_ERASED)),
                new ImportCountsView(
                        report.count(ImportCount.INTERACTIONS_NEW),
                        report.count(ImportCount.INTERACTIONS_EXISTING),
                        report.count(ImportCount.INTERACTIONS_ERASED)),
                report.ignored(),
                report.problems().stream()
                        .map(one -> new ImportProblemView(one.place(), one.field(), one.detail()))
                        .toList(),
                report.problemCount());
    }
}
