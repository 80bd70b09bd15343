package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.network.AllowList;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorKeyTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path data;

    private Path file;

    @BeforeEach
    void name() {
        file = data.resolve("operator.key");
    }

    private OperatorKey open() {
        return new OperatorKey(
                new AccessSettings("test", false, Optional.empty(), new AllowList(List.of())), server(), RANDOM);
    }

    private ServerSettings server() {
        return ServerSettings.from(new Environment(Map.of("RAVEN_DATA_DIR", data.toString())));
    }

    private void leave(String text, String permissions) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String minted(String environment) {
        return ApiKeyText.mint(environment, RANDOM).reveal();
    }

    @Test
    void makesAKeyForItsOwnerAloneAndLeavesNothingElse() throws IOException {
        OperatorKey made = open();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.matches(Files.readString(file).strip())).isTrue();
        assertThat(open().matches(Files.readString(file).strip())).isTrue();
        assertThat(made.matches("")).isFalse();
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "secret", "rk_test_rvn_000000000000_00000000000000000000000000000000000000"})
    void whatIsLeftOfAFileIsNobodysKey(String left) throws IOException {
        leave(left, "rw-------");
        assertThatThrownBy(this::open)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("operator.key")
                .hasMessageContaining("remove the file");
    }

    @Test
    void aKeyOfAnotherEnvironmentIsNone() throws IOException {
        String live = minted("live");
        leave(live, "rw-------");
        assertThatThrownBy(this::open)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("rk_test_")
                .hasMessageNotContaining(live);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void aFileThatOthersMayUseIsRefused(String permissions) throws IOException {
        leave(minted("test"), permissions);
        assertThatThrownBy(this::open).isInstanceOf(SettingException.class).hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
                "e3b0"
            })
    void theHashOfNothingIsNobodysKey(String hash) {
        Environment environment = new Environment(Map.of("RAVEN_OPERATOR_KEY_SHA256", hash));
        assertThatThrownBy(() -> AccessSettings.from(environment, server()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("RAVEN_OPERATOR_KEY_SHA256");
    }
}
