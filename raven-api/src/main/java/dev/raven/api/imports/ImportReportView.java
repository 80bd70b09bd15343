package dev.raven.api.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of an import, or would.
 *
 * @param complete whether the file is whole, as far as it tells
 * @param flaw why it is not
 * @param ignored how many of what was not taken in, by what it is
 * @param problems the first hundred
 * @param problemCount all of them
 */
public record ImportReportView(
        boolean dryRun,
        String format,
        boolean complete,
        @Nullable String flaw,
        ImportCountsView conversations,
        ImportCountsView interactions,
        Map<String, Long> ignored,
        List<ImportProblemView> problems,
        long problemCount) {}
