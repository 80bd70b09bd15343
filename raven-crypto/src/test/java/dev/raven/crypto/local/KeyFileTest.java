package dev.raven.crypto.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void isMadeForItsOwnerAloneAndStaysTheSame() throws IOException {
        Path file = folder.resolve("deeper/encryption.key");
        byte[] first = KeyFile.readOrCreate(file, random).copy();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.readOrCreate(file, random).copy()).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rwx------"})
    void thatOthersMayUseIsRefused(String permissions) throws IOException {
        Path file = folder.resolve("encryption.key");
        KeyFile.readOrCreate(file, random);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> KeyFile.readOrCreate(file, random))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "c2hvcnQ=", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQQ=="})
    void whatIsNoKeyIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> KeyFile.parse("RAVEN_ENCRYPTION_KEY", text))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_ENCRYPTION_KEY: must hold 32 bytes")
                .satisfies(refusal -> {
                    if (!text.isEmpty()) {
                        assertThat(refusal.getMessage()).doesNotContain(text);
                    }
                });
    }

    @Test
    void aFolderThatIsNoneIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> KeyFile.readOrCreate(file.resolve("encryption.key"), random))
                .isInstanceOf(SettingException.class)
                .hasMessage("RAVEN_ENCRYPTION_KEY_FILE: the key file cannot be made; check the path and its owner.");
    }

    @Test
    void aFolderInItsPlaceIsNamed() {
        assertThatThrownBy(() -> KeyFile.readOrCreate(folder, random))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_ENCRYPTION_KEY_FILE");
    }
}
