package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupSettingsTest {

    private static BackupSettings from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return BackupSettings.from(environment, ServerSettings.from(environment));
    }

    @Test
    void withoutAPlaceNoneIsTakenByItself() {
        assertThat(from(Map.of("RAVEN_DATA_DIR", "/var/raven")))
                .isEqualTo(new BackupSettings(
                        "/var/raven/backups",
                        false,
                        Duration.ZERO,
                        Duration.ofDays(30),
                        Duration.ofDays(14),
                        Duration.ZERO));
    }

    @Test
    void whereAPlaceIsNamedOneIsTakenEveryDay() {
        for (String place : new String[] {"/mnt/backups", "s3://bucket/raven"}) {
            BackupSettings settings = from(Map.of("RAVEN_BACKUP_DIR", place));
            assertThat(settings.place()).isEqualTo(place);
            assertThat(settings.every()).isEqualTo(Duration.ofDays(1));
            assertThat(settings.drillEvery()).isEqualTo(Duration.ofDays(7));
        }
    }

    @Test
    void refusesBackupsWhoseKeysAreGoneBeforeTheNextIsTaken() {
        assertThatThrownBy(() -> from(
                        Map.of("RAVEN_BACKUP_DIR", "/mnt", "RAVEN_BACKUP_HOURS", "48", "RAVEN_KEY_BACKUP_DAYS", "1")))
                .hasMessageStartingWith("RAVEN_KEY_BACKUP_DAYS: ");
    }

    @Test
    void keysOfBackupsAreKeptAsLongAsThose() {
        Duration week = Duration.ofDays(7);
        assertThat(from(Map.of()).longest(week)).isEqualTo(week);
        assertThat(from(Map.of("RAVEN_BACKUP_DIR", "/mnt")).longest(week)).isEqualTo(Duration.ofDays(31));
        assertThat(from(Map.of("RAVEN_BACKUP_DIR", "/mnt", "RAVEN_BACKUP_HOURS", "0"))
                        .longest(week))
                .as("taken by somebody's own clock")
                .isEqualTo(Duration.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource({
        "RAVEN_BACKUP_DIR, backups",
        "RAVEN_BACKUP_DIR, file:///mnt",
        "RAVEN_BACKUP_HOURS, -1",
        "RAVEN_BACKUP_HOURS, 721",
        "RAVEN_BACKUP_DAYS, 0",
        "RAVEN_BACKUP_DAYS, 3651",
        "RAVEN_KEY_BACKUP_DAYS, 366",
        "RAVEN_DRILL_DAYS, 366",
    })
    void refusesWhatIsOutOfItsRange(String name, String value) {
        assertThatThrownBy(() -> from(Map.of(name, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(name + ": must be ")
                .hasMessageNotContaining("'" + value + "'");
    }
}
