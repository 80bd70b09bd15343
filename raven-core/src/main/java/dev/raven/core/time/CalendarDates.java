package dev.raven.core.time;

import static dev.raven.core.time.DateWords.MONTH;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Dates that a calendar names: days, months and years, some without their year. */
final class CalendarDates {
    private static final String YEAR = "((?:19|20)\\d{2})";
    /** "in 2000 words" names no year. */
    private static final String NO_COUNT = "(?!\\s*(?:%|words|tokens|steps|lines|bytes|met(?:er|re)s|km|miles|dollars"
            + "|euros|people|users|items|rows|hours|minutes|seconds|days|pieces|calories))";

    private static final String WHEN = "(?:on|by|until|since|from|am|seit|bis|el|desde|hasta)";
    /** Months that are everyday words in lower case. */
    private static final Set<String> EVERYDAY = Set.of("may", "march", "mar", "sep", "dec");

    static final List<DateRule> RULES = List.of(
            DateRule.of(
                    "(?:" + WHEN + "\\s+)?(\\d{4})-(\\d{2})-(\\d{2})",
                    (words, moment) ->
                            DateRange.day(LocalDate.of(number(words, 1), number(words, 2), number(words, 3)))),
            DateRule.of(
                    "(?:" + WHEN + "\\s+)?(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})",
                    (words, moment) ->
                            DateRange.day(LocalDate.of(number(words, 3), number(words, 2), number(words, 1)))),
            DateRule.of(
                    "(?:" + WHEN + "\\s+)?(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+|de\\s+)?(" + MONTH
                            + ")(?:,?\\s+(?:del?\\s+)?" + YEAR + ")?",
                    (words, moment) -> day(moment, words.group(2), words.group(1), words.group(3))),
            DateRule.of(
                    "(?:" + WHEN + "\\s+)?(" + MONTH
                            + ")\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?![:.]\\d)(?:,?\\s+" + YEAR + ")?",
                    (words, moment) -> day(moment, words.group(1), words.group(2), words.group(3))),
            DateRule.of(
                    "(?:(?:in|since|until|by|during|back\\s+in|im|seit|en|desde)\\s+)?(?:(?:early|mid|late)[\\s-]+)?("
                            + MONTH + ")(?:,|\\s+of|\\s+del?)?\\s+" + YEAR,
                    (words, moment) ->
                            DateRange.month(YearMonth.of(number(words, 2), DateWords.month(words.group(1))))),
            DateRule.of(
                    "(last|next|this|in|since|until|during|back\\s+in|im|seit|en|desde|letzten|nächsten)\\s+"
                            + "(?:(?:early|mid|late)[\\s-]+)?(" + MONTH + ")",
                    CalendarDates::month),
            DateRule.of(
                    "(?:in|since|during|until|by|back\\s+in|im\\s+jahre?|seit|en|desde)\\s+(?:the\\s+year\\s+|early\\s+|late\\s+)?"
                            + YEAR + NO_COUNT,
                    (words, moment) -> DateRange.year(number(words, 1))));

    private CalendarDates() {}

    private static @Nullable DateRange day(Moment moment, String month, String day, @Nullable String year) {
        Month named = DateWords.month(month);
        int number = Integer.parseInt(day);
        if (year != null) {
            return DateRange.day(LocalDate.of(Integer.parseInt(year), named, number));
        }
        return EVERYDAY.contains(month) ? null : DateRange.day(moment.nearest(MonthDay.of(named, number)));
    }

    private static @Nullable DateRange month(MatchResult words, Moment moment) {
        Month month = DateWords.month(words.group(2));
        return switch (words.group(1).toLowerCase(Locale.ROOT)) {
            case "last", "letzten" -> DateRange.month(moment.last(month));
            case "next", "nächsten" -> DateRange.month(moment.next(month));
            case "this" ->
                EVERYDAY.contains(words.group(2))
                        ? null
                        : DateRange.month(YearMonth.of(moment.today().getYear(), month));
            default -> DateRange.month(moment.nearest(month));
        };
    }

    private static int number(MatchResult words, int group) {
        return Integer.parseInt(words.group(group));
    }
}
