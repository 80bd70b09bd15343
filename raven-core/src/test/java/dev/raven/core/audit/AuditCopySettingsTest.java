package dev.raven.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCopySettingsTest {

    private static AuditCopySettings read(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return AuditCopySettings.from(environment, ServerSettings.from(environment));
    }

    @Test
    void failsClosedOnFilesBesideTheDataWhereNothingIsSet() {
        AuditCopySettings settings = read(Map.of("RAVEN_DATA_DIR", "/srv/raven"));
        assertThat(settings.directory()).hasToString("/srv/raven/audit");
        assertThat(settings.failure()).isEqualTo(AuditCopySettings.Failure.CLOSED);
        assertThat(settings.collector()).isEmpty();
        assertThat(settings.syslog()).isEmpty();
    }

    @Test
    void failsOpenOutsideProductionAlone() {
        assertThat(read(Map.of("RAVEN_AUDIT_FAIL", "open")).failure()).isEqualTo(AuditCopySettings.Failure.OPEN);
        assertThatThrownBy(() -> read(Map.of("RAVEN_AUDIT_FAIL", "open", "RAVEN_ENVIRONMENT", "production")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_AUDIT_FAIL: ");
    }

    @ParameterizedTest
    @CsvSource({
        "RAVEN_AUDIT_FAIL, half",
        "RAVEN_AUDIT_FREE_MB, 0",
        "RAVEN_AUDIT_HTTPS_URL, http://logs.example.com/",
        "RAVEN_AUDIT_HTTPS_URL, https://user:secret@logs.example.com/",
        "RAVEN_AUDIT_HTTPS_URL, nowhere",
        "RAVEN_AUDIT_HTTPS_TOKEN, alone",
        "RAVEN_AUDIT_CA_FILE, /without/a/connection",
        "RAVEN_AUDIT_SYSLOG, udp://logs.example.com:514",
        "RAVEN_AUDIT_SYSLOG, tls://logs.example.com",
        "RAVEN_AUDIT_SYSLOG, tcp://logs.example.com:514/path",
        "RAVEN_AUDIT_SYSLOG, tcp://logs.example.com:70000"
    })
    void refusesByNameWhatIsWrong(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({"/nowhere/ca.pem", "/dev/null", "/"})
    void refusesAuthoritiesThatCannotBeRead(String file) {
        assertThatThrownBy(() ->
                        read(Map.of("RAVEN_AUDIT_SYSLOG", "tls://logs.example.com:6514", "RAVEN_AUDIT_CA_FILE", file)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_AUDIT_CA_FILE: cannot be read as certificates");
    }

    @Test
    void refusesAuthoritiesThatNoConnectionWouldLookAt() {
        assertThatThrownBy(() -> read(Map.of(
                        "RAVEN_AUDIT_SYSLOG",
                        "tcp://logs.example.com:514",
                        "RAVEN_AUDIT_HTTPS_URL",
                        "http://127.0.0.1:8000/",
                        "RAVEN_AUDIT_CA_FILE",
                        "/etc/ca.pem")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_AUDIT_CA_FILE: has an effect");
    }

    @Test
    void neverPrintsTheToken() {
        AuditCopySettings settings =
                read(Map.of("RAVEN_AUDIT_HTTPS_URL", "https://logs.example.com/", "RAVEN_AUDIT_HTTPS_TOKEN", "t0ken"));
        assertThat(settings.toString()).doesNotContain("t0ken");
    }

    @Test
    void readsASyslogServer() {
        assertThat(read(Map.of("RAVEN_AUDIT_SYSLOG", "tls://logs.example.com:6514"))
                        .syslog())
                .hasValue(new SyslogServer(true, "logs.example.com", 6514));
    }
}
