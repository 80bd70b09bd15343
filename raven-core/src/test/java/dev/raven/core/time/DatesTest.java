package dev.raven.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.time.Dates.Lean;
import dev.raven.core.time.Dates.Mention;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    /** A Monday. */
    private static final Instant WRITTEN = Instant.parse("2023-05-08T13:56:00Z");

    private static List<DateRange> past(String text) {
        return Dates.in(text, WRITTEN, Lean.PAST).stream().map(Mention::range).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    I went there yesterday                       | 2023-05-07 | 2023-05-07
                    the day before yesterday it rained           | 2023-05-06 | 2023-05-06
                    I saw it last night                          | 2023-05-07 | 2023-05-07
                    we met 3 days ago                            | 2023-05-05 | 2023-05-05
                    we met two weeks ago                         | 2023-04-24 | 2023-04-30
                    two weekends ago I went camping              | 2023-04-29 | 2023-04-30
                    a few days ago                               | 2023-05-03 | 2023-05-06
                    I started a month ago                        | 2023-04-01 | 2023-04-30
                    ten years ago                                | 2013-01-01 | 2013-12-31
                    last Friday at 6pm                           | 2023-05-05 | 2023-05-05
                    last Monday                                  | 2023-05-01 | 2023-05-01
                    I ran last weekend                           | 2023-05-06 | 2023-05-07
                    last week                                    | 2023-05-01 | 2023-05-07
                    last month                                   | 2023-04-01 | 2023-04-30
                    last year                                    | 2022-01-01 | 2022-12-31
                    on Friday                                    | 2023-05-05 | 2023-05-05
                    next Friday                                  | 2023-05-12 | 2023-05-12
                    next month                                   | 2023-06-01 | 2023-06-30
                    this week                                    | 2023-05-08 | 2023-05-14
                    in May                                       | 2023-05-01 | 2023-05-31
                    last May                                     | 2022-05-01 | 2022-05-31
                    in September                                 | 2022-09-01 | 2022-09-30
                    in march                                     | 2023-03-01 | 2023-03-31
                    March 2021                                   | 2021-03-01 | 2021-03-31
                    since 2016                                   | 2016-01-01 | 2016-12-31
                    back in 2016                                 | 2016-01-01 | 2016-12-31
                    14 March 1990                                | 1990-03-14 | 1990-03-14
                    on the 14th of March, 1990                   | 1990-03-14 | 1990-03-14
                    March 14th, 1990                             | 1990-03-14 | 1990-03-14
                    on May 7                                     | 2023-05-07 | 2023-05-07
                    on June 9                                    | 2022-06-09 | 2022-06-09
                    it is due 2023-11-30                         | 2023-11-30 | 2023-11-30
                    for the past two years                       | 2021-01-01 | 2023-05-08
                    das war gestern                              | 2023-05-07 | 2023-05-07
                    vor zwei Wochen                              | 2023-04-24 | 2023-04-30
                    seit 2016                                    | 2016-01-01 | 2016-12-31
                    letzten Freitag                              | 2023-05-05 | 2023-05-05
                    am 3. Februar 2020                           | 2020-02-03 | 2020-02-03
                    am 14.03.1990                                | 1990-03-14 | 1990-03-14
                    hace tres días                               | 2023-05-05 | 2023-05-05
                    la semana pasada                             | 2023-05-01 | 2023-05-07
                    el 3 de mayo de 2021                         | 2021-05-03 | 2021-05-03
                    """)
    void resolvesAgainstTheMomentOfWriting(String text, LocalDate first, LocalDate last) {
        assertThat(past(text)).containsExactly(new DateRange(first, last));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    in three weeks | 2023-05-29 | 2023-06-04
                    in September   | 2023-09-01 | 2023-09-30
                    on Friday      | 2023-05-12 | 2023-05-12
                    on June 9      | 2023-06-09 | 2023-06-09
                    tomorrow       | 2023-05-09 | 2023-05-09
                    """)
    void leansForwardWhereAsked(String text, LocalDate first, LocalDate last) {
        assertThat(Dates.in(text, WRITTEN, Lean.FUTURE))
                .extracting(Mention::range)
                .containsExactly(new DateRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I may join",
                "this may be wrong",
                "we march 2 miles",
                "I wrote it in 2000 words",
                "the order 20231105-77",
                "on Fridays I rest",
                "30 February",
                "2023-13-40",
                "she finished in 5 days",
                "the last day of school",
                "version 2.10.1999999"
            })
    void seesNoDateWhereThereIsNone(String text) {
        assertThat(past(text)).isEmpty();
    }

    @Test
    void saysWhereTheWordsStand() {
        String text = "I moved here on May 3, 2020 and left last week.";
        assertThat(Dates.in(text, WRITTEN, Lean.PAST))
                .extracting(mention -> text.substring(mention.start(), mention.end()))
                .containsExactly("on May 3, 2020", "last week");
    }

    @Test
    void noTimeAtAllIsNoDate() {
        for (String text : new String[] {"the last 0 weekends", "in the past 0 days", "last 0 months"}) {
            assertThat(past(text)).as(text).isEmpty();
        }
    }

    @Test
    void readsNoFurtherThanItsBound() {
        assertThat(past("x ".repeat(Dates.LONGEST) + "yesterday")).isEmpty();
    }
}
