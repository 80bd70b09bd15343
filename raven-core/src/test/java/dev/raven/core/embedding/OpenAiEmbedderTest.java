package dev.raven.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.recall.EmbeddingFailedException;
import dev.raven.core.recall.EmbeddingFailedException.Reason;
import dev.raven.core.scene.FakeEmbedder;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.FakePosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiEmbedderTest {
    private static final Duration QUICK = Duration.ofMillis(100);
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private final FakeEmbeddings service = new FakeEmbeddings();

    @AfterEach
    void close() {
        service.close();
    }

    private OpenAiEmbedder open(String... more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "RAVEN_EMBEDDINGS",
                "openai",
                "RAVEN_EMBEDDINGS_URL",
                service.url(),
                "RAVEN_EMBEDDINGS_MODEL",
                FakeEmbeddings.MODEL,
                "RAVEN_EMBEDDINGS_API_KEY",
                FakeEmbeddings.KEY));
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return OpenAiEmbedder.open(
                EmbeddingSettings.from(new Environment(variables)).endpoint().orElseThrow());
    }

    private static Reason reason(Runnable call) {
        try {
            call.run();
        } catch (EmbeddingFailedException failed) {
            assertThat(failed.getMessage()).doesNotContain("secret text", FakeEmbeddings.KEY);
            return failed.reason();
        }
        throw new AssertionError("it did not fail");
    }

    @Test
    void everyTextGetsItsOwnVectorOfLengthOneInItsPlace() {
        try (OpenAiEmbedder embedder = open()) {
            List<String> texts =
                    IntStream.range(0, 150).mapToObj(i -> "text number " + i).toList();
            List<float[]> vectors = embedder.embedPassages(texts, PATIENT);
            assertThat(vectors).hasSize(150);
            FakeEmbedder words = new FakeEmbedder();
            for (int i = 0; i < texts.size(); i++) {
                assertThat(vectors.get(i)).containsExactly(words.embedPassage(texts.get(i)), offset());
            }
            assertThat(service.calls()).extracting(List::size).containsExactly(1, 64, 64, 22);
        }
    }

    @Test
    void theServiceIsToldWhichTraceACallBelongsTo() {
        FakePosition position = new FakePosition("1".repeat(32));
        try (OpenAiEmbedder embedder = open();
                CurrentTrace.Scope within = CurrentTrace.enter(position)) {
            assertThat(service.traceparent).isNull();
            embedder.embedQuery("a question");
            assertThat(service.traceparent).isEqualTo(position.traceparent());
        }
    }

    private static org.assertj.core.data.Offset<Float> offset() {
        return org.assertj.core.data.Offset.offset(1e-5f);
    }

    @Test
    void theModelsNameTellsApartWhatCannotBeCompared() {
        try (OpenAiEmbedder plain = open();
                OpenAiEmbedder same = open("RAVEN_EMBEDDINGS_QUERY_PREFIX", "query:");
                OpenAiEmbedder prefixed = open("RAVEN_EMBEDDINGS_PASSAGE_PREFIX", "passage:")) {
            assertThat(plain.dimensions()).isEqualTo(64);
            assertThat(plain.model())
                    .startsWith("openai:fake-large/64/")
                    .isEqualTo(same.model())
                    .isNotEqualTo(prefixed.model());
        }
    }

    @Test
    void prefixesAreSentAndWhatIsTooLongIsCutBetweenCharacters() {
        try (OpenAiEmbedder embedder = open(
                "RAVEN_EMBEDDINGS_QUERY_PREFIX", "query:",
                "RAVEN_EMBEDDINGS_PASSAGE_PREFIX", "passage:",
                "RAVEN_EMBEDDINGS_MAX_CHARACTERS", "100")) {
            embedder.embedQuery("boat");
            embedder.embedPassage("x".repeat(90) + "😀");
            assertThat(service.calls().get(1)).containsExactly("query: boat");
            assertThat(service.calls().get(2)).containsExactly("passage: " + "x".repeat(90));
        }
    }

    @Test
    void messagesAreSentAgainWhenTheServiceStumbles() {
        try (OpenAiEmbedder embedder = open()) {
            service.troubleFor(500, 2);
            assertThat(embedder.embedPassages(List.of("a"), PATIENT)).hasSize(1);
            assertThat(service.calls()).hasSize(4);
        }
    }

    @Test
    void aServiceThatAsksForFewerCallsGetsNoneMeanwhile() {
        try (OpenAiEmbedder embedder = open()) {
            service.retryAfter = "2";
            service.troubleFor(429, 1);
            assertThat(reason(() -> embedder.embedQuery("secret text"))).isEqualTo(Reason.THROTTLED);
            assertThat(reason(() -> embedder.embedQuery("secret text"))).isEqualTo(Reason.THROTTLED);
            assertThat(service.calls()).hasSize(2);
            assertThat(embedder.embedPassages(List.of("a"), PATIENT)).hasSize(1);
        }
    }

    @Test
    void aServiceThatFailsTooOftenIsLeftAlone() {
        try (OpenAiEmbedder embedder = open()) {
            service.troubleFor(500, Integer.MAX_VALUE);
            for (int i = 0; i < 20; i++) {
                assertThat(reason(() -> embedder.embedQuery("secret text"))).isEqualTo(Reason.AWAY);
            }
            assertThat(service.calls())
                    .as("each with another text to see whose fault it is")
                    .hasSize(11);
            service.troubleFor(500, 0);
            assertThat(embedder.embedPassages(List.of("messages are another matter"), PATIENT))
                    .hasSize(1);
        }
    }

    @Test
    void whoeverHangsIsNotWaitedFor() {
        try (OpenAiEmbedder embedder = open()) {
            service.hanging = true;
            assertThat(reason(() -> embedder.embedPassages(List.of("secret text"), QUICK)))
                    .isEqualTo(Reason.AWAY);
            assertThat(reason(() -> embedder.embedQuery("secret text"))).isEqualTo(Reason.AWAY);
        }
    }

    @Test
    void textsThatAreRefusedAreNotSentAgain() {
        try (OpenAiEmbedder embedder = open()) {
            service.refused = "secret";
            assertThat(reason(() -> embedder.embedPassages(List.of("secret text"), PATIENT)))
                    .isEqualTo(Reason.REFUSED);
            assertThat(service.calls()).hasSize(2);
        }
    }

    /** Somebody who finds such a text must not switch the vectors of all others off by it. */
    @Test
    void aTextThatTheServiceFailsOnCountsAsRefused() {
        try (OpenAiEmbedder embedder = open()) {
            service.failing = "poison";
            for (int i = 0; i < 20; i++) {
                assertThat(reason(() -> embedder.embedQuery("poison"))).isEqualTo(Reason.REFUSED);
                assertThat(reason(() -> embedder.embedPassages(List.of("poison", "a"), PATIENT)))
                        .isEqualTo(Reason.REFUSED);
            }
            assertThat(embedder.embedQuery("a question")).isNotEmpty();
            assertThat(embedder.embedPassages(List.of("a"), PATIENT)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>secret text</html>",
                "{}",
                "[1, 2",
                "{\"data\": []}",
                "{\"data\": [{\"index\": 0, \"embedding\": [1]}, {\"index\": 1, \"embedding\": [1]}]}",
                "{\"data\": [{\"index\": 7, \"embedding\": [1]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": []}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": \"AAAA\"}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [\"NaN\", 1]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [1e999, 1]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [null]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [0, 0, 0]}]}"
            })
    void nonsenseIsNoVector(String answer) {
        try (OpenAiEmbedder embedder = open()) {
            service.raw = answer;
            assertThat(reason(() -> embedder.embedPassages(List.of("secret text"), QUICK)))
                    .isEqualTo(Reason.AWAY);
        }
    }

    @Test
    void vectorsOfAnotherLengthAreAnotherModels() {
        try (OpenAiEmbedder embedder = open()) {
            service.raw = "{\"data\": [{\"index\": 0, \"embedding\": [1, 2, 3]}]}";
            assertThat(reason(() -> embedder.embedQuery("secret text"))).isEqualTo(Reason.MISCONFIGURED);
            assertThat(embedder.dimensions()).isEqualTo(64);
        }
    }

    @Test
    void aServiceThatIsAwayAtTheStartIsTakenUpWhenItComes() {
        service.troubleFor(503, Integer.MAX_VALUE);
        service.retryAfter = "0";
        try (OpenAiEmbedder embedder = open()) {
            assertThat(reason(embedder::model)).isEqualTo(Reason.AWAY);
            service.troubleFor(503, 0);
            embedder.embedQuery("here again");
            assertThat(embedder.model()).startsWith("openai:fake-large/64/");
        }
    }

    @Test
    void aWrongKeyOrModelStopsTheStartByName() {
        assertThatThrownBy(() -> open("RAVEN_EMBEDDINGS_API_KEY", "sk-wrong"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("RAVEN_EMBEDDINGS_API_KEY")
                .hasMessageNotContaining("sk-wrong");
        assertThatThrownBy(() -> open("RAVEN_EMBEDDINGS_MODEL", "other"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("RAVEN_EMBEDDINGS_MODEL");
    }
}
