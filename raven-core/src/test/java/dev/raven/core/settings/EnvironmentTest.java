package dev.raven.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

    private static Environment of(String value) {
        return new Environment(Map.of("RAVEN_X", value));
    }

    @Test
    void blankIsUnset() {
        assertThat(of("  ").text("RAVEN_X")).isEmpty();
        assertThat(of(" 7 ").number("RAVEN_X", 1, 9, 5)).isEqualTo(7);
        assertThat(of("").number("RAVEN_X", 1, 9, 5)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0", "10", "x", "1.5", "99999999999"})
    void aWrongNumberIsRefusedByNameWithoutTheValue(String value) {
        assertThatThrownBy(() -> of(value).number("RAVEN_X", 1, 9, 5))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_X: must be")
                .hasMessageNotContaining(value + " ");
    }

    @Test
    void aWrongChoiceNamesTheRightOnes() {
        assertThatThrownBy(() -> of("prod").choice("RAVEN_X", Deployment.class, Deployment.DEVELOPMENT))
                .hasMessage("RAVEN_X: must be one of development, staging, production.");
        assertThat(of("staging").choice("RAVEN_X", Deployment.class, Deployment.DEVELOPMENT))
                .isEqualTo(Deployment.STAGING);
    }

    @Test
    void aFlagIsTrueOrFalseAndNothingLikeIt() {
        assertThat(of("true").flag("RAVEN_X", false)).isTrue();
        assertThatThrownBy(() -> of("yes").flag("RAVEN_X", false)).isInstanceOf(SettingException.class);
    }

    @Test
    void settingsDoNotPrintAPasswordInAUrl() {
        ServerSettings settings =
                ServerSettings.from(new Environment(Map.of("REDIS_URL", "redis://:s3cret@example.com")));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }
}
