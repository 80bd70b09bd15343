package dev.raven.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Nested
    class OfASecret {
        @TempDir
        private Path folder;

        private Environment in(String content) throws IOException {
            Path file = Files.writeString(folder.resolve("secret"), content);
            return new Environment(Map.of("VAULT_TOKEN_FILE", file.toString()));
        }

        @Test
        void liesInAFileAsWellAsInTheVariable() throws IOException {
            assertThat(in("s3cret\n").text("VAULT_TOKEN")).contains("s3cret");
            assertThat(new Environment(Map.of("RAVEN_X_FILE", "/etc/hostname")).text("RAVEN_X"))
                    .isEmpty();
        }

        @Test
        void mayBeBehindALinkAsPlatformsReplaceThem() throws IOException {
            in("s3cret");
            Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("secret"));
            assertThat(new Environment(Map.of("VAULT_TOKEN_FILE", link.toString())).text("VAULT_TOKEN"))
                    .contains("s3cret");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " \n"})
        void isNotLeftOutByAnEmptyFile(String content) throws IOException {
            refused(in(content));
        }

        @ParameterizedTest
        @ValueSource(ints = {64 * 1024 + 1, 70_000})
        void isNoLongerThanAnySecret(int length) throws IOException {
            refused(in("x".repeat(length)));
            refused(in("s3cret" + " ".repeat(length)));
            assertThat(in("x".repeat(64 * 1024)).text("VAULT_TOKEN")).isPresent();
        }

        @Test
        void isText() throws IOException {
            Path file = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xc3, 0x28});
            refused(new Environment(Map.of("VAULT_TOKEN_FILE", file.toString())));
        }

        /** What has no end, and what waits for a writer that never comes. */
        @Test
        @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void isNotReadFromADeviceAPipeOrAFolder() throws Exception {
            Path pipe = folder.resolve("pipe");
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            for (String name : List.of("/dev/zero", "/dev/null", pipe.toString(), folder.toString())) {
                refused(new Environment(Map.of("VAULT_TOKEN_FILE", name)));
            }
        }

        private static void refused(Environment environment) {
            assertThatThrownBy(() -> environment.text("VAULT_TOKEN"))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith("VAULT_TOKEN_FILE: must name a regular file");
        }

        @Test
        void isRefusedByTheNameOfWhatIsWrong() throws IOException {
            assertThatThrownBy(() -> new Environment(Map.of("VAULT_TOKEN_FILE", "/no/such/file")).text("VAULT_TOKEN"))
                    .hasMessageStartingWith("VAULT_TOKEN_FILE: must name a regular file that Raven may read");
            assertThatThrownBy(() -> Secret.from(in("two words"), "VAULT_TOKEN"))
                    .hasMessageStartingWith("VAULT_TOKEN_FILE: must be")
                    .hasMessageNotContaining("two words");
            assertThatThrownBy(() ->
                            new Environment(Map.of("VAULT_TOKEN", "a", "VAULT_TOKEN_FILE", "b")).text("VAULT_TOKEN"))
                    .hasMessage("VAULT_TOKEN: set it or VAULT_TOKEN_FILE, not both.");
        }
    }

    @Test
    void settingsDoNotPrintAPasswordInAUrl() {
        ServerSettings settings =
                ServerSettings.from(new Environment(Map.of("REDIS_URL", "redis://:s3cret@example.com")));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }
}
