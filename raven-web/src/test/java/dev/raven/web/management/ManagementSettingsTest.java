package dev.raven.web.management;

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

class ManagementSettingsTest {

    private static ManagementSettings of(Map<String, String> settings) {
        Environment environment = new Environment(settings);
        return ManagementSettings.from(environment, ServerSettings.from(environment));
    }

    private static ManagementSettings at(String address) {
        return of(Map.of("RAVEN_MANAGEMENT_ADDRESS", address));
    }

    @Test
    void listensOnThisMachineAloneWhereNothingIsSet() {
        assertThat(of(Map.of()).address()).hasValueSatisfying(address -> {
            assertThat(address.getAddress().isLoopbackAddress()).isTrue();
            assertThat(address.getPort()).isEqualTo(9990);
        });
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0:9100, 0.0.0.0, 9100", "127.0.0.1:0, 127.0.0.1, 0", "[::1]:65535, 0:0:0:0:0:0:0:1, 65535"})
    void takesAnAddressAndAPort(String text, String host, int port) {
        assertThat(at(text).address()).hasValueSatisfying(address -> {
            assertThat(address.getAddress().getHostAddress()).isEqualTo(host);
            assertThat(address.getPort()).isEqualTo(port);
        });
    }

    @Test
    void offIsNoListener() {
        assertThat(at("off").address()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9990",
                ":9990",
                "localhost:9990",
                "127.0.0.1",
                "127.0.0.1:65536",
                "127.0.0.1:-1",
                "127.0.0.01:9990",
                "::1:9990",
                "[127.0.0.1]:99999",
                "on"
            })
    void anythingElseIsRefusedWithTheMend(String text) {
        assertThatThrownBy(() -> at(text))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_MANAGEMENT_ADDRESS: must be")
                .hasMessageNotContaining(" " + text + " ");
    }

    @Test
    void onlyInProductionIsTheMainListenerSilent() {
        assertThat(of(Map.of("RAVEN_ENVIRONMENT", "production")).alone()).isTrue();
        assertThat(of(Map.of("RAVEN_ENVIRONMENT", "staging")).alone()).isFalse();
        assertThat(of(Map.of()).alone()).isFalse();
    }
}
