package dev.raven.web.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrainSettingsTest {

    private static long seconds(Map<String, String> set) {
        Environment environment = new Environment(set);
        return DrainSettings.from(environment, ServerSettings.from(environment))
                .notice()
                .toSeconds();
    }

    @ParameterizedTest
    @CsvSource({"development, 0", "staging, 20", "production, 20"})
    void isTwentySecondsWhereSomebodyBalances(String environment, long seconds) {
        assertThat(seconds(Map.of("RAVEN_ENVIRONMENT", environment))).isEqualTo(seconds);
    }

    @Test
    void isWhatTheOperatorSays() {
        assertThat(seconds(Map.of("RAVEN_DRAIN_SECONDS", "300"))).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "301", "soon"})
    void refusesWhatIsNoTimeToWait(String text) {
        assertThatThrownBy(() -> seconds(Map.of("RAVEN_DRAIN_SECONDS", text)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("RAVEN_DRAIN_SECONDS");
    }
}
