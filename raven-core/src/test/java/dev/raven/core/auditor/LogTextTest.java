package dev.raven.core.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.InvalidRequestException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.roe@example.com was looked up twice",
                "rang +44 20 7946 0018 about it",
                "the customer with SSN 536-22-8147",
                "paid with 4111 1111 1111 1111",
                "IBAN DE89 3704 0044 0532 0130 00",
                "4111111111111111"
            })
    void refusesWhatIsOfAPersonByTheNameOfTheFieldAndNeverRepeatsIt(String text) {
        assertThatThrownBy(() -> LogText.check("note", text))
                .isInstanceOfSatisfying(InvalidRequestException.class, refused -> {
                    assertThat(refused.errors()).singleElement().satisfies(error -> {
                        assertThat(error.field()).isEqualTo("note");
                        assertThat(error.message()).contains("user_id").doesNotContain(text);
                    });
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Events 1 to 500 of week 48 looked through; usr_AAAAAAAAAAAAAAAAAAAAAA twice, explained.",
                "restored from Monday's backup of 2026-11-23",
                "10.0.0.7 is our own scanner; 403s expected @ night",
                "20261123"
            })
    void takesWhatNamesPeopleByTheirIds(String text) {
        Assertions.assertThatCode(() -> LogText.check("note", text)).doesNotThrowAnyException();
    }
}
