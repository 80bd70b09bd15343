package dev.raven.web.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Set<String> KNOWN = Set.of("json", "turns", "interactions");

    private static Options parse(String words) {
        return Options.parse(List.of(words.split(" ")), KNOWN);
    }

    @Test
    void flagsValuesAndTheRestAreToldApart() {
        Options options = parse("talks.jsonl --json --turns 3 --interactions 600,10000");
        assertThat(options.rest()).containsExactly("talks.jsonl");
        assertThat(options.has("json")).isTrue();
        assertThat(options.number("turns", 6)).isEqualTo(3);
        assertThat(options.numbers("interactions", "1")).containsExactly(600, 10_000);
    }

    @Test
    void whatIsNotSaidIsTheDefault() {
        Options options = parse("talks.jsonl");
        assertThat(options.has("json")).isFalse();
        assertThat(options.number("turns", 6)).isEqualTo(6);
        assertThat(options.numbers("interactions", "1,2")).containsExactly(1, 2);
    }

    @Test
    void anUnknownOptionIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> parse("--turn 3"))
                .isInstanceOf(UsageException.class)
                .hasMessage("no option --turn here; there are --interactions, --json, --turns.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "10000000000"})
    void aNumberIsAWholeNumberFromOne(String text) {
        assertThatThrownBy(() -> parse("--turns " + text).number("turns", 1))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--turns: must be a whole number");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> parse("--turns")).hasMessage("--turns: needs a value.");
    }
}
