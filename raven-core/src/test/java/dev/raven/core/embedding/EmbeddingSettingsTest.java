package dev.raven.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingSettingsTest {
    private static final Map<String, String> SERVICE = Map.of(
            "RAVEN_EMBEDDINGS", "openai",
            "RAVEN_EMBEDDINGS_URL", "https://api.example.com/v1/",
            "RAVEN_EMBEDDINGS_MODEL", "large");

    private static EmbeddingSettings service(String... changes) {
        Map<String, String> variables = new HashMap<>(SERVICE);
        for (int i = 0; i < changes.length; i += 2) {
            variables.put(changes[i], changes[i + 1]);
        }
        return EmbeddingSettings.from(new Environment(variables));
    }

    @Test
    void theModelThatRavenBringsIsTheDefault() {
        EmbeddingSettings settings = EmbeddingSettings.from(new Environment(Map.of()));
        assertThat(settings.source()).isEqualTo(EmbeddingSource.BUILT_IN);
        assertThat(settings.endpoint()).isEmpty();
    }

    @Test
    void aServiceIsAskedAtItsPathForEmbeddings() {
        assertThat(service().endpoint().orElseThrow().url()).hasToString("https://api.example.com/v1/embeddings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/v1",
                "https://user:pass@api.example.com/v1",
                "https://api.example.com/v1?key=x",
                "https://api.example.com/v1/embeddings",
                "api.example.com",
                "https:///v1",
                "ftp://127.0.0.1/v1"
            })
    void anAddressThatIsUnsafeOrNoBaseIsRefused(String url) {
        assertThatThrownBy(() -> service("RAVEN_EMBEDDINGS_URL", url))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_EMBEDDINGS_URL: ");
    }

    @ParameterizedTest
    @CsvSource({
        "RAVEN_EMBEDDINGS,remote",
        "RAVEN_EMBEDDINGS_MODEL,''",
        "RAVEN_EMBEDDINGS_URL,''",
        "RAVEN_EMBEDDINGS_API_KEY,two words",
        "RAVEN_EMBEDDINGS_API_KEY_FILE,/no/such/file",
        "RAVEN_EMBEDDINGS_MAX_CHARACTERS,99"
    })
    void whatIsWrongOrMissingIsNamed(String name, String value) {
        assertThatThrownBy(() -> service(name, value))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(name + ": ");
    }

    @Test
    void aSettingWithoutEffectIsRefused() {
        Environment environment = new Environment(Map.of("RAVEN_EMBEDDINGS_URL", "https://api.example.com/v1"));
        assertThatThrownBy(() -> EmbeddingSettings.from(environment))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_EMBEDDINGS_URL: ");
    }

    @Test
    void theKeyMayLieInAFileAndIsNeverPrinted(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "sk-from-file\n");
        EmbeddingEndpoint endpoint = service("RAVEN_EMBEDDINGS_API_KEY_FILE", file.toString())
                .endpoint()
                .orElseThrow();
        assertThat(endpoint.key().orElseThrow().reveal()).isEqualTo("sk-from-file");
        assertThat(endpoint.toString()).doesNotContain("sk-from-file");
        assertThatThrownBy(() ->
                        service("RAVEN_EMBEDDINGS_API_KEY", "sk", "RAVEN_EMBEDDINGS_API_KEY_FILE", file.toString()))
                .isInstanceOf(SettingException.class);
    }
}
