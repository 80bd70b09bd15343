package dev.raven.core.time;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One way of writing a date. */
record DateRule(Pattern pattern, Meaning meaning) {
    private static final String BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String AFTER = "(?![\\p{L}\\p{N}])";

    /** What the words mean; null where they are no date after all. */
    interface Meaning {
        @Nullable
        DateRange of(MatchResult words, Moment moment);
    }

    /** @param words a regular expression over whole words, without regard to case */
    static DateRule of(String words, Meaning meaning) {
        return new DateRule(
                Pattern.compile(BEFORE + "(?:" + words + ")" + AFTER, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                meaning);
    }

    /** Empty where the words are no date, or name a day that no calendar has. */
    Optional<DateRange> range(MatchResult words, Moment moment) {
        try {
            return Optional.ofNullable(meaning.of(words, moment));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
