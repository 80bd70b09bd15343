package dev.raven.web.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.core.fact.LanguageModel;
import dev.raven.core.fact.ModelUnavailableException;
import dev.raven.core.trace.CurrentTrace;
import dev.raven.web.fetch.BoundedBody;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A language model behind {@code POST /chat/completions}, as OpenAI's API and many others have it, with a JSON schema. */
public final class ChatCompletions implements LanguageModel {
    private static final Logger LOG = System.getLogger(ChatCompletions.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Bytes of an answer: far more than the facts of one message take. */
    static final int LONGEST = 128 * 1024;

    private final LanguageModelSettings settings;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public ChatCompletions(LanguageModelSettings settings) {
        this(settings, Duration.ofSeconds(60));
    }

    /** @param patience for one answer, body and all */
    ChatCompletions(LanguageModelSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    @Override
    public Optional<String> answer(Question question) {
        HttpResponse<byte[]> response = send(question);
        int status = response.statusCode();
        return switch (status) {
            case 200 -> content(response.body());
            case 400, 413, 422 -> {
                LOG.log(Level.WARNING, "the language model refuses a question with status " + status);
                yield Optional.empty();
            }
            default -> throw new ModelUnavailableException("the language model answers with status " + status);
        };
    }

    private HttpResponse<byte[]> send(Question question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url() + "/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body(question)));
        CurrentTrace.headers().forEach(request::header);
        settings.key().ifPresent(key -> request.header("Authorization", "Bearer " + key.reveal()));
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.build(), head -> new BoundedBody(LONGEST));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new ModelUnavailableException("the language model takes too long");
        } catch (ExecutionException failed) {
            throw new ModelUnavailableException("the language model cannot be reached");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ModelUnavailableException("the server is stopping");
        }
    }

    private byte[] body(Question question) {
        Map<String, ?> body = Map.of(
                "model", settings.model(),
                "messages",
                        List.of(
                                Map.of("role", "system", "content", question.instructions()),
                                Map.of("role", "user", "content", question.data())),
                "response_format",
                        Map.of(
                                "type",
                                "json_schema",
                                "json_schema",
                                Map.of("name", "answer", "strict", true, "schema", question.schema())));
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a question cannot be written as JSON");
        }
    }

    /** Nothing where the model declined, was cut short, or said too much. */
    private static Optional<String> content(byte[] body) {
        try {
            JsonNode choice = JSON.readTree(body).path("choices").path(0);
            JsonNode content = choice.path("message").path("content");
            boolean whole = !choice.path("finish_reason").asText().equals("length");
            return whole && content.isTextual() ? Optional.of(content.textValue()) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
