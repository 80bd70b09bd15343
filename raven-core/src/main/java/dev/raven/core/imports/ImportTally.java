package dev.raven.core.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what comes of an import. */
final class ImportTally {
    private static final int MOST_SHOWN = 100;
    private static final int MOST_NAMES = 20;
    private static final int LONGEST_NAME = 64;
    private static final String OTHERS = "others";

    private final Map<ImportCount, Long> counts = new EnumMap<>(ImportCount.class);
    private final Map<String, Long> ignored = new TreeMap<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private long problemCount;

    void count(ImportCount what) {
        counts.merge(what, 1L, Long::sum);
    }

    void ignored(String what) {
        boolean known = ignored.containsKey(what) || ignored.size() < MOST_NAMES && what.length() <= LONGEST_NAME;
        ignored.merge(known ? what : OTHERS, 1L, Long::sum);
    }

    void problem(ImportProblem problem) {
        problemCount++;
        if (problems.size() < MOST_SHOWN) {
            problems.add(problem);
        }
    }

    /** Whether nothing came of the file, not even a problem. */
    boolean isEmpty() {
        return counts.isEmpty() && problemCount == 0;
    }

    ImportReport report(ImportFormat format, boolean dryRun, Optional<String> flaw) {
        return new ImportReport(
                format, dryRun, flaw, Map.copyOf(counts), Map.copyOf(ignored), List.copyOf(problems), problemCount);
    }
}
