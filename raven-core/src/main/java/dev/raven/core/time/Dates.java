package dev.raven.core.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Finds the dates that a text speaks of and resolves them against the moment it was written: "yesterday", "two weeks ago",
 * "last Friday", "in May", "since 2016", "14 March 1990", "2023-05-07"; the commonest of them in German and Spanish, too.
 * Days are those of UTC. A word that is a date only at times ("I may join") counts only where its neighbours say so.
 */
public final class Dates {
    /** Characters that are read; what lies beyond is not searched for dates. */
    public static final int LONGEST = 8_192;

    private static final List<DateRule> RULES = Stream.concat(
                    CalendarDates.RULES.stream(), RelativeDates.RULES.stream())
            .toList();

    private Dates() {}

    /** Which way a date without a year or a direction is meant: "in May", "on Friday". */
    public enum Lean {
        PAST,
        FUTURE
    }

    /**
     * A date in a text.
     *
     * @param start where its words begin, with a preposition that belongs to it
     * @param end where they end, exclusive
     */
    public record Mention(int start, int end, DateRange range) {}

    /** The dates of a text in their order; none overlaps another. */
    public static List<Mention> in(String text, Instant written, Lean lean) {
        String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Moment moment = Moment.of(written, lean);
        List<Mention> found = new ArrayList<>();
        for (DateRule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(read);
            while (matcher.find()) {
                int start = matcher.start();
                int end = matcher.end();
                if (found.stream().noneMatch(other -> start < other.end() && other.start() < end)) {
                    rule.range(matcher, moment).ifPresent(range -> found.add(new Mention(start, end, range)));
                }
            }
        }
        found.sort(Comparator.comparingInt(Mention::start));
        return List.copyOf(found);
    }
}
