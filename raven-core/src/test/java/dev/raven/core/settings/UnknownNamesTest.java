package dev.raven.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNamesTest {

    @ParameterizedTest
    @CsvSource({
        "RAVEN_HTP_PORT, RAVEN_HTTP_PORT",
        "RAVEN_BACKUPDIR, RAVEN_BACKUP_DIR",
        "RAVEN_OPERATOR_KEY_FILE, RAVEN_OPERATOR_KEY",
        "RAVEN_REGISTRATIONS_PER_HOURS, RAVEN_REGISTRATIONS_PER_HOUR"
    })
    void aMisspeltNameIsToldWithTheOneThatIsMeant(String name, String meant) {
        assertThat(UnknownNames.told(new Environment(Map.of(name, "s3cret"))))
                .singleElement()
                .asString()
                .startsWith(name + ": ")
                .contains(meant + " that")
                .doesNotContain("s3cret");
    }

    @Test
    void settingsTheFilesOfSecretOnesAndWhatIsNotRavensAreNotToldOf() {
        assertThat(UnknownNames.told(new Environment(Map.of(
                        "RAVEN_HTTP_PORT", "8080",
                        "RAVEN_LLM_API_KEY_FILE", "/run/secrets/llm",
                        "RAVENS", "2",
                        "HOME", "/root"))))
                .isEmpty();
    }

    @Test
    void whatKubernetesTellsOfServicesIsNotToldOf() {
        assertThat(UnknownNames.told(new Environment(Map.of(
                        "RAVEN_SERVICE_HOST", "10.0.0.7",
                        "RAVEN_SERVICE_PORT", "8080",
                        "RAVEN_SERVICE_PORT_HTTP", "8080",
                        "RAVEN_PORT", "tcp://10.0.0.7:8080",
                        "RAVEN_PORT_8080_TCP", "tcp://10.0.0.7:8080",
                        "RAVEN_PORT_8080_TCP_PROTO", "tcp",
                        "RAVEN_PORT_8080_TCP_PORT", "8080",
                        "RAVEN_PORT_8080_TCP_ADDR", "10.0.0.7",
                        "RAVEN_REDIS_PORT", "tcp://10.0.0.8:6379",
                        "RAVEN_REDIS_SERVICE_HOST", "10.0.0.8"))))
                .isEmpty();
        assertThat(UnknownNames.told(new Environment(Map.of("RAVEN_PORT", "8080"))))
                .hasSize(1);
    }
}
