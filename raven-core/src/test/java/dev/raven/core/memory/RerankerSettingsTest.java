package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerankerSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void thereIsNoneUnlessItIsSet() {
        assertThat(RerankerSettings.from(new Environment(Map.of()))).isEmpty();
    }

    @Test
    void theTokenizerLiesBesideTheModelOrWhereItIsSaid() throws IOException {
        Path model = Files.writeString(folder.resolve("m.onnx"), "");
        Environment alone = new Environment(Map.of("RAVEN_RERANKER_MODEL", model.toString()));
        assertThatThrownBy(() -> RerankerSettings.from(alone))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_RERANKER_TOKENIZER: ");
        Path beside = Files.writeString(folder.resolve("tokenizer.json"), "{}");
        assertThat(RerankerSettings.from(alone)).contains(new RerankerSettings(model, beside, Duration.ofMillis(300)));
    }

    @Test
    void whatIsMissingOrWithoutEffectIsNamed() {
        for (String name : new String[] {"RAVEN_RERANKER_MODEL", "RAVEN_RERANKER_TOKENIZER"}) {
            assertThatThrownBy(() -> RerankerSettings.from(new Environment(Map.of(name, "/no/such/file"))))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith(name + ": ");
        }
        assertThatThrownBy(() -> RerankerSettings.from(new Environment(Map.of("RAVEN_RERANKER_MILLISECONDS", "50"))))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_RERANKER_MILLISECONDS: ");
    }
}
