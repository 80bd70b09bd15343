package dev.raven.core.time;

import static dev.raven.core.time.DateWords.NUMBER;
import static dev.raven.core.time.DateWords.UNIT;
import static dev.raven.core.time.DateWords.WEEKDAY;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Dates told from the day of writing: yesterday, two weeks ago, last Friday. */
final class RelativeDates {
    private static final String LAST = "last|past|this\\s+past|previous|letzte[nsrm]?|vergangene[nsrm]?";
    private static final String NEXT = "next|coming|this\\s+coming|nächste[nsrm]?|kommende[nsrm]?";

    static final List<DateRule> RULES = List.of(
            DateRule.of("(?:the\\s+)?day\\s+before\\s+yesterday|vorgestern|anteayer", days(-2)),
            DateRule.of("(?:the\\s+)?day\\s+after\\s+tomorrow|übermorgen|pasado\\s+mañana", days(2)),
            DateRule.of(
                    "yesterday(?:\\s+(?:morning|afternoon|evening|night))?|last\\s+night|gestern|ayer|anoche",
                    days(-1)),
            DateRule.of("tomorrow(?:\\s+(?:morning|afternoon|evening|night))?", days(1)),
            DateRule.of("today|tonight|this\\s+(?:morning|afternoon|evening)|heute|hoy", days(0)),
            DateRule.of(
                    "(?:about\\s+)?(?:a\\s+)?(?:few|couple(?:\\s+of)?|several)\\s+(" + UNIT + ")\\s+(?:ago|back)",
                    (words, moment) -> spread(unit(words.group(1)), -5, -2, moment)),
            DateRule.of(
                    "(?:(?:about|around|over|almost|nearly|like)\\s+)?(" + NUMBER + ")\\s+(" + UNIT + ")\\s+ago",
                    (words, moment) -> shifted(unit(words.group(2)), -number(words), moment)),
            DateRule.of(
                    "(?:vor|hace)\\s+(" + NUMBER + ")\\s+(" + UNIT + ")",
                    (words, moment) -> shifted(unit(words.group(2)), -number(words), moment)),
            DateRule.of(
                    "(?:in|en|dentro\\s+de)\\s+(" + NUMBER + ")\\s+(" + UNIT + ")(?:\\s+time)?",
                    (words, moment) -> moment.past() ? null : shifted(unit(words.group(2)), number(words), moment)),
            DateRule.of(
                    "(?:(?:in|over|for)\\s+)?(?:the\\s+)?(?:last|past)\\s+(" + NUMBER + ")\\s+(" + UNIT + ")",
                    (words, moment) -> until(unit(words.group(2)), number(words), moment)),
            DateRule.of(
                    "(?:(?:on|am|im|in|for)\\s+)?(?:the\\s+)?(?:" + LAST + ")\\s+(" + WEEKDAY + "|" + UNIT + ")(?:'s)?",
                    (words, moment) -> toward(words.group(1), -1, moment)),
            DateRule.of(
                    "(?:(?:on|am|im|in|for)\\s+)?(?:the\\s+)?(?:" + NEXT + ")\\s+(" + WEEKDAY + "|" + UNIT + ")(?:'s)?",
                    (words, moment) -> toward(words.group(1), 1, moment)),
            DateRule.of(
                    "(?:el|la)\\s+(" + WEEKDAY + "|" + UNIT + ")\\s+pasad[oa]",
                    (words, moment) -> toward(words.group(1), -1, moment)),
            DateRule.of(
                    "(?:el|la)\\s+(?:(" + WEEKDAY + "|" + UNIT + ")\\s+que\\s+viene|próxim[oa]\\s+(" + WEEKDAY + "|"
                            + UNIT + "))",
                    (words, moment) -> toward(words.group(1) == null ? words.group(2) : words.group(1), 1, moment)),
            DateRule.of(
                    "(?:this|diese[nsrm]?|est[ea])\\s+(weekend|week|month|year|woche|monat|jahr|semana|mes|año)",
                    (words, moment) -> shifted(unit(words.group(1)), 0, moment)),
            DateRule.of(
                    "(?:on|this|am|el)\\s+(" + WEEKDAY + ")",
                    (words, moment) -> DateRange.day(moment.nearest(DateWords.weekday(words.group(1))))));

    private RelativeDates() {}

    private enum Unit {
        DAY,
        WEEKEND,
        WEEK,
        MONTH,
        YEAR
    }

    private static DateRule.Meaning days(int days) {
        return (words, moment) -> DateRange.day(moment.today().plusDays(days));
    }

    private static int number(MatchResult words) {
        return DateWords.number(words.group(1));
    }

    private static Unit unit(String word) {
        String start = word.toLowerCase(Locale.ROOT);
        if (start.startsWith("weekend")) {
            return Unit.WEEKEND;
        }
        return switch (start.charAt(0)) {
            case 'd', 't' -> Unit.DAY;
            case 'w', 's' -> Unit.WEEK;
            case 'm' -> Unit.MONTH;
            default -> Unit.YEAR;
        };
    }

    /** The calendar unit that lies so many of its kind away. */
    private static DateRange shifted(Unit unit, int by, Moment moment) {
        LocalDate today = moment.today();
        return switch (unit) {
            case DAY -> DateRange.day(today.plusDays(by));
            case WEEKEND -> DateRange.weekend(today.plusWeeks(by));
            case WEEK -> DateRange.week(today.plusWeeks(by));
            case MONTH -> DateRange.month(YearMonth.from(today).plusMonths(by));
            case YEAR -> DateRange.year(today.getYear() + by);
        };
    }

    private static DateRange spread(Unit unit, int from, int to, Moment moment) {
        return new DateRange(
                shifted(unit, from, moment).first(), shifted(unit, to, moment).last());
    }

    /** @return null for "last 0 weekends", which name no date */
    private static @Nullable DateRange until(Unit unit, int units, Moment moment) {
        return units == 0 ? null : new DateRange(shifted(unit, -units, moment).first(), moment.today());
    }

    /** @return null for "last day" and the like, which name no date */
    private static @Nullable DateRange toward(String word, int direction, Moment moment) {
        if (word.toLowerCase(Locale.ROOT).matches(WEEKDAY)) {
            return DateRange.day(
                    direction < 0 ? moment.last(DateWords.weekday(word)) : moment.next(DateWords.weekday(word)));
        }
        Unit unit = unit(word);
        return unit == Unit.DAY ? null : shifted(unit, direction, moment);
    }
}
