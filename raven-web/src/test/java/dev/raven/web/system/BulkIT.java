package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Imports, over HTTP: many exchanges in one request, answered as they come. */
@ExtendWith(Raven.class)
class BulkIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Tenant tenant;
    private String user;
    private String conversation;

    @BeforeEach
    void register(Api api) {
        tenant = Tenant.register(api);
        user = tenant.user();
        conversation = tenant.conversation(user);
    }

    private String line(String said) {
        return line(conversation, said);
    }

    private String line(String conversation, String said) {
        return Api.json(new HashMap<>(Map.of(
                "user_id", user, "conversation_id", conversation, "user_message", said, "agent_response", "ok")));
    }

    private Reply bulk(Api api, List<String> lines) {
        Reply reply = api.with("Content-Type", "application/x-ndjson")
                .send("POST", "memory/ingest/bulk", BodyPublishers.ofString(String.join("\n", lines)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    private static List<JsonNode> results(Reply reply) {
        return reply.body().lines().map(BulkIT::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private List<String> transcript() {
        return tenant.api()
                .get("conversations/" + conversation + "/interactions?limit=100")
                .json()
                .path("interactions")
                .findValuesAsText("user_message");
    }

    private long stored() {
        return tenant.api().get("tenant").json().at("/stats/total_interactions").asLong();
    }

    @Test
    void everyLineIsAnsweredInOrderAndStored() {
        List<String> said = IntStream.range(0, 100).mapToObj(i -> "line " + i).toList();
        List<JsonNode> results =
                results(bulk(tenant.api(), said.stream().map(this::line).toList()));

        assertThat(results).hasSize(100).allMatch(one -> one.path("success").asBoolean());
        assertThat(results.stream().map(one -> one.path("line").asInt()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
        assertThat(transcript()).containsExactlyElementsOf(said);
        assertThat(tenant.found(user, "line 42", Map.of())).contains("line 42");
        assertThat(stored()).isEqualTo(100);
    }

    @Test
    void aBadLineFailsAloneAndSaysWhy() {
        List<JsonNode> results = results(bulk(
                tenant.api(),
                List.of(
                        line("good"),
                        "{\"user_id\":",
                        "",
                        "{\"user_id\":\"" + user + "\",\"secret\":\"4711\"}",
                        "{\"user_id\":\"" + user + "\",\"conversation_id\":\"" + conversation
                                + "\",\"user_message\":\"\\ud800\",\"agent_response\":\"\"}",
                        line("conv_AAAAAAAAAAAAAAAAAAAAAA", "nowhere"),
                        line("x".repeat(70_000)),
                        line("good, too"))));

        assertThat(results.stream().map(one -> one.path("line").asInt())).containsExactly(1, 2, 4, 5, 6, 7, 8);
        assertThat(results.stream().map(one -> one.at("/error/code").asText()))
                .containsExactly(
                        "", "malformed_json", "unknown_field", "malformed_json", "not_found", "invalid_request", "");
        assertThat(results.get(5).at("/error/errors/0/field").asText()).isEqualTo("user_message");
        assertThat(transcript()).containsExactly("good", "good, too");
    }

    @Test
    void theSameLinesUnderTheSameKeyAreStoredOnce() {
        Api keyed = tenant.api().with("Idempotency-Key", "import-1");
        Reply first = bulk(keyed, List.of(line("a"), line("b")));
        List<JsonNode> again = results(bulk(keyed, List.of(line("a"), line("b"), line("c"))));
        List<JsonNode> other = results(bulk(keyed, List.of(line("another"))));

        assertThat(again.subList(0, 2)).isEqualTo(results(first));
        assertThat(other.get(0).at("/error/code").asText()).isEqualTo("idempotency_key_reused");
        assertThat(transcript()).containsExactly("a", "b", "c");
    }

    @Test
    void aLineIsAnsweredBeforeTheNextIsSent(RavenServer server) throws IOException {
        try (Duplex talk = new Duplex(server.url(), tenant.key())) {
            for (int i = 1; i <= 3; i++) {
                talk.send(line("line " + i) + "\n");
                assertThat(talk.result().path("line").asInt()).isEqualTo(i);
                assertThat(transcript()).hasSize(i);
            }
        }
    }

    @Test
    void whatWasAnsweredStaysWhenTheClientHangsUp(RavenServer server) {
        for (int i = 0; i < 20; i++) {
            String said = "line " + i;
            Patience.until(() -> hungUpAfter(server, said), () -> "threads of hung-up clients are still busy");
        }
        assertThat(transcript()).hasSize(20);
        Patience.until(this::bulkIsThere, () -> "threads of hung-up clients are still busy");
    }

    /** Refused while those that hung up before still hold the key's share of the threads. */
    private boolean hungUpAfter(RavenServer server, String said) {
        try (Duplex talk = new Duplex(server.url(), tenant.key())) {
            talk.send(line(said) + "\n" + "{\"user_id\":");
            return talk.next()
                    .filter(result -> result.path("success").asBoolean())
                    .isPresent();
        } catch (IOException refused) {
            return false;
        }
    }

    /** More clients than there are threads for bulk requests have hung up by now. */
    private boolean bulkIsThere() {
        return tenant.api()
                        .with("Content-Type", "application/x-ndjson")
                        .send("POST", "memory/ingest/bulk", BodyPublishers.ofString(""))
                        .status()
                == 200;
    }

    @Test
    void oneBulkFillsWhatTheQuotaOfTheBodyAllowsAndNoMore() {
        Reply reply = tenant.api()
                .with("Content-Type", "application/x-ndjson")
                .send("POST", "memory/ingest/bulk", BodyPublishers.ofByteArray(new byte[32 * 1024 * 1024 + 1]));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.code()).isEqualTo("payload_too_large");
    }

    /** The tenant's three requests before take three of the tokens; one comes back in twelve seconds, and a line waits ten. */
    @Test
    void everyLineTakesATokenAndThoseThatGetNoneAreRefusedAlone(Api api) {
        tenant = Tenant.register(api, Map.of("rate_limit_per_minute", 5));
        user = tenant.user();
        conversation = tenant.conversation(user);
        List<JsonNode> results = results(bulk(
                tenant.api(),
                IntStream.range(0, 10).mapToObj(i -> line("line " + i)).toList()));

        List<Boolean> stored =
                results.stream().map(one -> one.path("success").asBoolean()).toList();
        assertThat(results).hasSize(10);
        assertThat(stored.indexOf(false)).isBetween(2, 6);
        assertThat(stored.subList(stored.indexOf(false), 10)).containsOnly(false);
        assertThat(results.get(9).at("/error/code").asText()).isEqualTo("rate_limited");
    }

    /** A bulk request that is written and read in turns. */
    private static final class Duplex implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader answers;

        Duplex(URI server, String key) throws IOException {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(40_000);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            write("POST /api/v1/memory/ingest/bulk HTTP/1.1\r\nHost: raven\r\nAuthorization: Bearer " + key
                    + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        void send(String text) throws IOException {
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            write(Integer.toHexString(length) + "\r\n" + text + "\r\n");
        }

        /** The next line that is a result; headers and sizes of chunks stand between. */
        JsonNode result() throws IOException {
            return next().orElseThrow();
        }

        /** Empty when there is none. */
        Optional<JsonNode> next() throws IOException {
            String line = answers.readLine();
            while (line != null && !line.startsWith("{\"line\"")) {
                line = answers.readLine();
            }
            return Optional.ofNullable(line).map(BulkIT::json);
        }

        private void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
