package dev.raven.core.recall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The words of the day on which something was said, so that a question for a day finds it. Turns of one day follow each other. */
final class DayWords {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private LocalDate last = LocalDate.EPOCH;
    private List<String> words = Words.of(DATE.format(last), Language.ENGLISH);

    List<String> words(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (!day.equals(last)) {
            last = day;
            words = Words.of(DATE.format(day), Language.ENGLISH);
        }
        return words;
    }
}
