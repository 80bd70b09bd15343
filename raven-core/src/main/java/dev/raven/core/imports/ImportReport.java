package dev.raven.core.imports;

import dev.raven.core.audit.AuditDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of an import, or would.
 *
 * @param dryRun whether nothing was stored
 * @param flaw why the file is not whole
 * @param counts of conversations and exchanges, by what came of them
 * @param ignored how many of what was not taken in
 * @param problems the first of them
 * @param problemCount how many there are
 */
public record ImportReport(
        ImportFormat format,
        boolean dryRun,
        Optional<String> flaw,
        Map<ImportCount, Long> counts,
        Map<String, Long> ignored,
        List<ImportProblem> problems,
        long problemCount)
        implements AuditDetails {

    public long count(ImportCount what) {
        return counts.getOrDefault(what, 0L);
    }

    @Override
    public Map<String, Object> auditDetails() {
        Map<String, Object> told = new TreeMap<>(Map.of(
                "format", format.wireName(),
                "dry_run", Boolean.toString(dryRun),
                "complete", Boolean.toString(flaw.isEmpty()),
                "problems", problemCount));
        counts.forEach((what, count) -> told.put(what.wireName(), count));
        return told;
    }
}
