package dev.raven.web.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.embedding.EmbeddingSettings;
import dev.raven.core.embedding.OpenAiEmbedder;
import dev.raven.core.settings.Environment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MadeUpVectorsTest {
    private final Workplace place = new Workplace();
    private OpenAiEmbedder raven;

    @BeforeEach
    void ask() {
        Environment environment = new Environment(new MadeUpVectors(place).settings());
        raven = OpenAiEmbedder.open(
                EmbeddingSettings.from(environment).endpoint().orElseThrow());
    }

    @AfterEach
    void end() {
        raven.close();
        place.close();
    }

    @Test
    void areAsLongAsTheBuiltInModels() {
        assertThat(raven.dimensions()).isEqualTo(384);
    }

    @Test
    void areTheSameForTheSameTextAndOthersForAnother() {
        List<float[]> vectors = raven.embedPassages(List.of("tea", "coffee"), Duration.ofSeconds(10));
        assertThat(vectors.get(0)).isEqualTo(raven.embedQuery("tea")).isNotEqualTo(vectors.get(1));
    }
}
