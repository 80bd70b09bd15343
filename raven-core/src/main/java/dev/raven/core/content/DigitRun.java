package dev.raven.core.content;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of digits in a row, each apart from the next by one character, as people write numbers. Few characters are read
 * from one beginning.
 */
final class DigitRun {
    private static final String SEPARATORS = " -./";
    private static final int MOST = 26;
    private static final int MOST_GROUPS = 8;

    private final CharSequence text;
    private final List<String> groups = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    private DigitRun(CharSequence text) {
        this.text = text;
    }

    static DigitRun read(CharSequence text, int start) {
        DigitRun run = new DigitRun(text);
        int limit = Math.min(text.length(), start + MOST);
        int at = start;
        while (at < limit && run.groups.size() < MOST_GROUPS && Letters.isDigit(text.charAt(at))) {
            int end = at;
            while (end < limit && Letters.isDigit(text.charAt(end))) {
                end++;
            }
            run.groups.add(text.subSequence(at, end).toString());
            run.ends.add(end);
            at = end < limit && SEPARATORS.indexOf(text.charAt(end)) >= 0 ? end + 1 : limit;
        }
        return run;
    }

    /** The first group. */
    String first() {
        return groups.get(0);
    }

    int firstEnd() {
        return ends.get(0);
    }

    /** Whether the first group is the whole number. */
    boolean alone() {
        return endsAt(text, ends.get(0));
    }

    /**
     * Whether the run begins with groups of these lengths, and ends there.
     *
     * @param separators what stands between them, in turn; the last one is repeated
     */
    boolean grouped(String separators, int... lengths) {
        if (groups.size() < lengths.length) {
            return false;
        }
        for (int i = 0; i < lengths.length; i++) {
            boolean apart = i == 0
                    || text.charAt(ends.get(i - 1)) == separators.charAt(Math.min(i - 1, separators.length() - 1));
            if (groups.get(i).length() != lengths[i] || !apart) {
                return false;
            }
        }
        return endsAt(text, ends.get(lengths.length - 1));
    }

    /** The first digits, groups put together. */
    String digits(int groupsTaken) {
        return String.join("", groups.subList(0, groupsTaken));
    }

    int end(int groupsTaken) {
        return ends.get(groupsTaken - 1);
    }

    /** A number that goes on behind a hyphen, a point or a slash is another number. */
    static boolean endsAt(CharSequence text, int end) {
        if (end >= text.length()) {
            return true;
        }
        char next = text.charAt(end);
        boolean goesOn = "-./".indexOf(next) >= 0 && end + 1 < text.length() && Letters.joins(text.charAt(end + 1));
        return !goesOn && next != '_' && !Letters.joins(next);
    }
}
