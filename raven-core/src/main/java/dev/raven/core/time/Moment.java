package dev.raven.core.time;

import dev.raven.core.time.Dates.Lean;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** When a text was written, and which way its vague dates lean. */
record Moment(LocalDate today, Lean lean) {

    static Moment of(Instant written, Lean lean) {
        return new Moment(written.atZone(ZoneOffset.UTC).toLocalDate(), lean);
    }

    boolean past() {
        return lean == Lean.PAST;
    }

    /** The nearest such day that way; today where it is one. */
    LocalDate nearest(MonthDay day) {
        LocalDate here = day.atYear(today.getYear());
        if (past()) {
            return here.isAfter(today) ? day.atYear(today.getYear() - 1) : here;
        }
        return here.isBefore(today) ? day.atYear(today.getYear() + 1) : here;
    }

    /** The nearest such month that way; this one where it is. */
    YearMonth nearest(Month month) {
        YearMonth here = YearMonth.of(today.getYear(), month);
        YearMonth now = YearMonth.from(today);
        if (past()) {
            return here.isAfter(now) ? here.minusYears(1) : here;
        }
        return here.isBefore(now) ? here.plusYears(1) : here;
    }

    /** The newest such month that is over. */
    YearMonth last(Month month) {
        YearMonth here = YearMonth.of(today.getYear(), month);
        return here.isBefore(YearMonth.from(today)) ? here : here.minusYears(1);
    }

    /** The first such month to come. */
    YearMonth next(Month month) {
        YearMonth here = YearMonth.of(today.getYear(), month);
        return here.isAfter(YearMonth.from(today)) ? here : here.plusYears(1);
    }

    LocalDate last(DayOfWeek day) {
        return today.with(TemporalAdjusters.previous(day));
    }

    LocalDate next(DayOfWeek day) {
        return today.with(TemporalAdjusters.next(day));
    }

    LocalDate nearest(DayOfWeek day) {
        return today.with(past() ? TemporalAdjusters.previousOrSame(day) : TemporalAdjusters.nextOrSame(day));
    }
}
