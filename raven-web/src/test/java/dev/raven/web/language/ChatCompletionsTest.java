package dev.raven.web.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.core.fact.LanguageModel.Question;
import dev.raven.core.fact.ModelUnavailableException;
import dev.raven.core.settings.Environment;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatCompletionsTest {
    private static final Question QUESTION =
            new Question("Read this.", "{\"message\":\"I live in Oslo\"}", Map.of("type", "object"));
    private static final String KEY = "sk-not-to-be-seen";

    private FakeModelServer server;
    private ChatCompletions model;

    @BeforeEach
    void open() throws IOException {
        server = new FakeModelServer();
        model = model(Duration.ofSeconds(30));
    }

    private ChatCompletions model(Duration patience) {
        Environment environment = new Environment(
                Map.of("RAVEN_LLM_URL", server.url().toString(), "RAVEN_LLM_MODEL", "small", "RAVEN_LLM_API_KEY", KEY));
        return new ChatCompletions(LanguageModelSettings.from(environment).orElseThrow(), patience);
    }

    @AfterEach
    void close() {
        model.close();
        server.close();
    }

    private static String completion(String content) {
        return "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":" + content
                + "}}]}";
    }

    @Test
    void asksWithAModelASchemaAndItsKey() throws IOException {
        server.answers(200, completion("\"{}\""));
        assertThat(model.answer(QUESTION)).hasValue("{}");
        FakeModelServer.Asked asked = server.asked().get(0);
        JsonNode body = new ObjectMapper().readTree(asked.body());
        assertThat(asked.path()).isEqualTo("/v1/chat/completions");
        assertThat(asked.authorization()).isEqualTo("Bearer " + KEY);
        assertThat(body.path("model").asText()).isEqualTo("small");
        assertThat(body.at("/messages/0/role").asText()).isEqualTo("system");
        assertThat(body.at("/messages/1/content").asText()).isEqualTo(QUESTION.data());
        assertThat(body.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(body.at("/response_format/json_schema/schema/type").asText()).isEqualTo("object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"no\"}}]}",
                "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"{\"}}]}",
                "{\"choices\":[{\"message\":{\"content\":[1]}}]}"
            })
    void takesNothingFromAnAnswerOfAnotherShape(String body) {
        server.answers(200, body);
        assertThat(model.answer(QUESTION)).isEmpty();
    }

    @Test
    void takesNothingFromAnAnswerWithoutEnd() {
        server.answers(200, completion("\"" + "x".repeat(2 * ChatCompletions.LONGEST) + "\""));
        assertThat(model.answer(QUESTION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void aRefusedQuestionHasNoAnswer(int status) {
        server.answers(status, "");
        assertThat(model.answer(QUESTION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 404, 429, 500, 503})
    void aModelThatIsAwayIsSaidToBeWithoutTheKeyOrTheText(int status) {
        server.answers(status, "{\"error\":\"" + KEY + "\"}");
        assertThatThrownBy(() -> model.answer(QUESTION))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining(String.valueOf(status))
                .hasMessageNotContaining(KEY)
                .hasMessageNotContaining("Oslo")
                .hasNoCause();
    }

    @Test
    void aModelThatHangsIsLeft() {
        server.hangs();
        try (ChatCompletions hasty = model(Duration.ofMillis(300))) {
            assertThatThrownBy(() -> hasty.answer(QUESTION))
                    .isInstanceOf(ModelUnavailableException.class)
                    .hasMessageContaining("too long");
        }
    }

    @Test
    void aModelThatIsNotThereIsAway() {
        server.close();
        assertThatThrownBy(() -> model.answer(QUESTION)).isInstanceOf(ModelUnavailableException.class);
    }
}
