package dev.raven.core.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** Days in UTC from the first to the last, both included. */
public record DateRange(LocalDate first, LocalDate last) {
    public DateRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a range of dates ends before it begins");
        }
    }

    public static DateRange day(LocalDate day) {
        return new DateRange(day, day);
    }

    /** Monday to Sunday around a day. */
    public static DateRange week(LocalDate within) {
        LocalDate monday = within.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new DateRange(monday, monday.plusDays(6));
    }

    /** Saturday and Sunday of the week around a day. */
    public static DateRange weekend(LocalDate within) {
        LocalDate sunday = within.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return new DateRange(sunday.minusDays(1), sunday);
    }

    public static DateRange month(YearMonth month) {
        return new DateRange(month.atDay(1), month.atEndOfMonth());
    }

    public static DateRange year(int year) {
        return new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The moment its first day begins. */
    public Instant start() {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The moment after its last day. */
    public Instant end() {
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(start()) && moment.isBefore(end());
    }
}
