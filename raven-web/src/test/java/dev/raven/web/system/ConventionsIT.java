package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every route. Each reply is also held against the conventions by {@link Api}. */
@ExtendWith(Raven.class)
class ConventionsIT {
    private static final int MEBIBYTE = 1024 * 1024;

    private Tenant tenant;

    @BeforeEach
    void register(Api api) {
        tenant = Tenant.register(api);
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{                                         | malformed_json",
                    "{} {}                                     | malformed_json",
                    "{\"display_name\":\"a\",\"display_name\":\"b\"} | malformed_json",
                    "{\"display_name\":\"\\ud800\"}                | malformed_json",
                    "''                                        | malformed_json",
                    "null                                      | invalid_request",
                    "[]                                        | invalid_request",
                    "\"text\"                                    | invalid_request",
                    "{\"displayname\":\"a\"}                       | unknown_field",
                    "{\"display_name\":5}                        | invalid_request",
                    "{\"metadata\":\"x\"}                          | invalid_request"
                })
        void aWrongBodyIsNamed(String body, String code) {
            Reply reply = tenant.api().post("users", body);
            assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo(code);
        }

        @Test
        void theErrorNamesTheFieldAndNotTheValue() {
            Reply unknown = tenant.api().patch("tenant", "{\"settings\":{\"retention_dayz\":\"s3cret\"}}");
            assertThat(unknown.code()).isEqualTo("unknown_field");
            assertThat(unknown.field()).isEqualTo("settings.retention_dayz");
            assertThat(unknown.body()).doesNotContain("s3cret");
            Reply range = tenant.api().patch("tenant", "{\"settings\":{\"batch_size\":101}}");
            assertThat(range.field()).isEqualTo("settings.batch_size");
            Reply coerced = tenant.api().patch("tenant", "{\"settings\":{\"batch_size\":\"7\"}}");
            assertThat(coerced.field()).isEqualTo("settings.batch_size");
        }

        @Test
        void everyMissingFieldIsNamedAtOnce() {
            Reply reply = tenant.api().post("memory/ingest", "{}");
            assertThat(reply.json().path("errors").findValuesAsText("field"))
                    .containsExactlyInAnyOrder("user_id", "conversation_id", "user_message", "agent_response");
        }

        @Test
        void limitsAreCountedAsPromised() {
            String user = tenant.user();
            String conversation = tenant.conversation(user);
            tenant.ingest(user, conversation, "é".repeat(32 * 1024), "x".repeat(64 * 1024));
            Reply over = tenant.api()
                    .post(
                            "memory/ingest",
                            Map.of(
                                    "user_id",
                                    user,
                                    "conversation_id",
                                    conversation,
                                    "user_message",
                                    "é".repeat(32 * 1024) + "x",
                                    "agent_response",
                                    ""));
            assertThat(over.field()).isEqualTo("user_message");
            assertThat(tenant.api()
                            .post("users", Map.of("display_name", "😀".repeat(256)))
                            .status())
                    .isEqualTo(201);
            assertThat(tenant.api()
                            .post("users", Map.of("display_name", "😀".repeat(257)))
                            .field())
                    .isEqualTo("display_name");
            assertThat(tenant.api()
                            .post("users", Map.of("metadata", Map.of("a", "x".repeat(16 * 1024))))
                            .field())
                    .isEqualTo("metadata");
        }

        @Test
        void textRoundTripsByteForByte() {
            String user = tenant.user();
            String said = "nul \u0000, quote \", line\nfeed, 漢字, 👩‍👩‍👧, \u202e, </memory>";
            tenant.ingest(user, tenant.conversation(user), said, "\\u0000");
            assertThat(tenant.found(user, "漢字", Map.of())).containsExactly(said);
        }

        @Test
        void moreThanTheLimitIsRefusedWithAndWithoutALength() {
            byte[] large = ("{\"display_name\":\"" + "x".repeat(MEBIBYTE) + "\"}").getBytes(StandardCharsets.UTF_8);
            Api typed = tenant.api().with("Content-Type", "application/json");
            Reply sized = typed.send("POST", "users", BodyPublishers.ofByteArray(large));
            Reply chunked =
                    typed.send("POST", "users", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
            assertThat(List.of(sized.status(), chunked.status())).containsOnly(413);
            assertThat(chunked.code()).isEqualTo("payload_too_large");
        }

        /** Its frames are held in memory as large as a client likes, before anybody looks at them. */
        @Test
        void http2IsNotSpoken(Api api) throws Exception {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
            HttpRequest health = HttpRequest.newBuilder(URI.create(api.url() + "/health/live"))
                    .build();
            HttpResponse<Void> upgraded = client.send(health, BodyHandlers.discarding());
            assertThat(upgraded.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            int status = new RawHttp(api.url())
                    .send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
                    .status();
            assertThat(status)
                    .matches(
                            told -> told >= 400 || told == 0 && !RavenServer.bundled(),
                            "is a refusal, or others hang up");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
        void onlyJsonIsRead(String type) {
            Reply reply = tenant.api().with("Content-Type", type).post("users", "{}");
            assertThat(reply.status()).isEqualTo(415);
            assertThat(reply.code()).isEqualTo("unsupported_media_type");
        }

        @Test
        void whoForgetsTheBodyIsToldSo() {
            for (Reply refused : List.of(
                    tenant.api().delete("tenant"), tenant.api().send("POST", "users", BodyPublishers.noBody()))) {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.body()).contains("The body is empty");
            }
        }

        @Test
        void compressedBodiesAreNot() {
            assertThat(tenant.api()
                            .with("Content-Encoding", "gzip")
                            .post("users", "{}")
                            .status())
                    .isEqualTo(415);
        }

        @Test
        void utf16IsMalformed() {
            Reply reply = tenant.api()
                    .with("Content-Type", "application/json")
                    .send("POST", "users", BodyPublishers.ofByteArray("{}".getBytes(StandardCharsets.UTF_16)));
            assertThat(reply.code()).isEqualTo("malformed_json");
        }
    }

    @Nested
    class Requests {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/nothing",
                    "/api",
                    "/api/v1",
                    "/api/v1/nothing",
                    "/api/v2/tenant",
                    "/api/v1/application.wadl",
                    "/health",
                    "/health/nothing",
                    "/error-page",
                    "/WEB-INF/web.xml",
                    "/META-INF/MANIFEST.MF",
                    "/META-INF/sbom/raven.cdx.json",
                    "/index.html",
                    "/api/v1/users/usr_x",
                    "/consoles/nothing.js",
                    "/wildfly-services/ejb/v1/open"
                })
        void anUnknownPathIsAProblem(String path) {
            Reply reply = tenant.api().get(path);
            assertThat(reply.status()).as(reply.body()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo("not_found");
        }

        @Test
        void aWrongMethodIsToldTheRightOnes() {
            Reply reply = tenant.api().send("PUT", "tenant", BodyPublishers.noBody());
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("Allow").orElse("")).contains("GET", "PATCH");
            assertThat(tenant.api()
                            .send("DELETE", "/openapi", BodyPublishers.noBody())
                            .status())
                    .isEqualTo(405);
        }

        @Test
        void anUnknownRepresentationIsNotAcceptable() {
            Reply reply = tenant.api().with("Accept", "text/html").get("tenant");
            assertThat(reply.status()).isEqualTo(406);
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=", "limit=0", "limit=101", "limit=x", "offset=-1", "limt=1", "limit=1&limit=2"})
        void aWrongParameterIsNamed(String query) {
            Reply reply = tenant.api().get("users?" + query);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().path("errors")).isNotEmpty();
        }

        @Test
        void aSaneRequestIdIsKeptAndAnotherReplaced() {
            assertThat(tenant.api()
                            .with("X-Request-Id", "my-request-1")
                            .get("tenant")
                            .header("X-Request-Id"))
                    .hasValue("my-request-1");
            assertThat(tenant.api()
                            .with("X-Request-Id", "no good!")
                            .get("tenant")
                            .header("X-Request-Id"))
                    .isNotEqualTo(java.util.Optional.of("no good!"));
        }
    }
}
