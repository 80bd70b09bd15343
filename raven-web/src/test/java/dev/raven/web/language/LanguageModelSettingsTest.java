package dev.raven.web.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageModelSettingsTest {
    private static final Map<String, String> GOOD =
            Map.of("RAVEN_LLM_URL", "https://models.example.com/v1/", "RAVEN_LLM_MODEL", "small");

    private static Optional<LanguageModelSettings> from(Map<String, String> variables) {
        return LanguageModelSettings.from(new Environment(variables));
    }

    private static Map<String, String> goodWith(String name, String value) {
        Map<String, String> variables = new HashMap<>(GOOD);
        variables.put(name, value);
        return variables;
    }

    private static void refused(Map<String, String> variables, String name) {
        assertThatThrownBy(() -> from(variables))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(name);
    }

    @Test
    void noModelUnlessOneIsNamed() {
        assertThat(from(Map.of())).isEmpty();
        assertThat(from(GOOD)).hasValueSatisfying(settings -> {
            assertThat(settings.url()).hasToString("https://models.example.com/v1");
            assertThat(settings.key()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://models.example.com/v1",
                "ftp://127.0.0.1/",
                "https:///v1",
                "https://user:secret@models.example.com/",
                "https://models.example.com/v1?key=secret",
                "not a URL"
            })
    void whatIsRememberedGoesOverNoOpenWire(String url) {
        refused(goodWith("RAVEN_LLM_URL", url), "RAVEN_LLM_URL");
    }

    @Test
    void halfASettingIsNamed() {
        refused(Map.of("RAVEN_LLM_URL", "http://127.0.0.1:9/v1"), "RAVEN_LLM_MODEL");
        refused(Map.of("RAVEN_LLM_MODEL", "small"), "RAVEN_LLM_URL");
        refused(Map.of("RAVEN_LLM_API_KEY", "k"), "RAVEN_LLM_URL");
    }

    @Test
    void theKeyComesFromAFileOrTheEnvironmentAndIsNeverPrinted(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "sk-from-file\n");
        Map<String, String> variables = goodWith("RAVEN_LLM_API_KEY_FILE", file.toString());
        LanguageModelSettings settings = from(variables).orElseThrow();
        assertThat(settings.key().orElseThrow().reveal()).isEqualTo("sk-from-file");
        assertThat(settings.toString()).doesNotContain("sk-from-file");
        variables.put("RAVEN_LLM_API_KEY", "sk-two");
        refused(variables, "RAVEN_LLM_API_KEY");
        refused(goodWith("RAVEN_LLM_API_KEY_FILE", directory.resolve("none").toString()), "RAVEN_LLM_API_KEY_FILE");
        refused(goodWith("RAVEN_LLM_API_KEY", "two words"), "RAVEN_LLM_API_KEY");
    }
}
