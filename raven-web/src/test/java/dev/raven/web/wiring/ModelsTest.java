package dev.raven.web.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.recall.onnx.OnnxModels;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    @TempDir
    private Path folder;

    @Test
    void aReRankingModelThatIsNoneStopsTheStart() throws IOException {
        String model =
                Files.writeString(folder.resolve("model.onnx"), "no model").toString();
        Files.writeString(folder.resolve("tokenizer.json"), "no tokenizer");
        Environment environment = new Environment(Map.of("RAVEN_RERANKER_MODEL", model));
        assertThatThrownBy(() -> new Models().reranker(environment, new OnnxModels()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_RERANKER_MODEL: ")
                .hasMessageEndingWith("; give a BERT cross-encoder in ONNX form with its tokenizer, or unset it.");
    }
}
