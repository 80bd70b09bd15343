package dev.raven.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.backup.BackupSettings;
import dev.raven.core.backup.BackupTarget;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTargetProducerTest {
    @TempDir
    private Path data;

    private BackupTarget target(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("RAVEN_DATA_DIR", data.toString());
        Environment environment = new Environment(all);
        ServerSettings server = ServerSettings.from(environment);
        return new BackupTargetProducer().target(BackupSettings.from(environment, server), environment, server);
    }

    @Test
    void withoutAPlaceItIsADirectoryAmongTheServersOwn() {
        assertThat(target(Map.of())).isInstanceOf(DirectoryTarget.class);
        assertThat(data.resolve("backups")).isDirectory();
    }

    @Test
    void aBucketIsNotAskedYet() {
        Map<String, String> bucket = Map.of("RAVEN_BACKUP_DIR", "s3://bucket/raven", "AWS_REGION", "eu-central-1");
        try (BackupTarget target = target(bucket)) {
            assertThat(target).isInstanceOf(S3Target.class);
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aPlaceThatIsNoDirectoryStopsTheStart() throws IOException {
        Path file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> target(Map.of("RAVEN_BACKUP_DIR", file.toString())))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_BACKUP_DIR: ")
                .hasMessageContaining("move it away");
    }
}
