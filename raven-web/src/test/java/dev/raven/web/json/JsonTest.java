package dev.raven.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.api.memory.MemoryView;
import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.tenant.UpdateTenantRequest;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.core.shared.SharedData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    private static <T> T read(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"settings\":{\"batch_size\":\"3\"}}       | INVALID_REQUEST | settings.batch_size",
                "{\"settings\":{\"batch_size\":3.5}}         | INVALID_REQUEST | settings.batch_size",
                "{\"settings\":{\"batch_size\":true}}        | INVALID_REQUEST | settings.batch_size",
                "{\"settings\":{\"batch_size\":99999999999}} | INVALID_REQUEST | settings.batch_size",
                "{\"settings\":{\"data_audit\":\"some\"}}    | INVALID_REQUEST | settings.data_audit",
                "{\"settings\":{\"data_audit\":1}}           | INVALID_REQUEST | settings.data_audit",
                "{\"settings\":{\"batchSize\":3}}            | UNKNOWN_FIELD   | settings.batchSize",
                "{\"settings\":[]}                           | INVALID_REQUEST | settings",
                "{\"name\":5}                                | INVALID_REQUEST | name",
                "{\"name\":{}}                               | INVALID_REQUEST | name"
            })
    void theFieldIsNamed(String json, ProblemCode code, String field) {
        assertThatThrownBy(() -> read(json, UpdateTenantRequest.class))
                .isInstanceOfSatisfying(InvalidRequestException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.errors()).extracting(FieldError::field).containsExactly(field);
                });
    }

    @Test
    void flagsAreLeftOutWhereThereAreNone() {
        MemoryView plain = new MemoryView(
                "int_a", "conv_a", "a", "b", Map.of(), Instant.EPOCH, Instant.EPOCH, 1, "core", List.of());
        assertThat(Json.tree(Json.write(plain)).has("content_flags")).isFalse();
        MemoryView flagged = new MemoryView(
                "int_a", "conv_a", "a", "b", Map.of(), Instant.EPOCH, Instant.EPOCH, 1, "core", List.of("jwt"));
        assertThat(Json.tree(Json.write(flagged)).path("content_flags").toString())
                .isEqualTo("[\"jwt\"]");
    }

    @Test
    void aNameThatIsNotKnownIsCutAndCleaned() {
        String name = "<script>" + "x".repeat(1000);
        assertThatThrownBy(() -> read("{\"" + name + "\":1}", UpdateTenantRequest.class))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refusal -> assertThat(refusal.errors().get(0).field())
                                .hasSize(64)
                                .startsWith("?script?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":\"a\"} x", "{\"name\":\"\\ud800\"}", "{'name':'a'}",
                "{\"name\":\"a\",}", "// c", "{\"name\":NaN}", "{"
            })
    void whatIsNotWellFormedIsSaidToBe(String json) {
        assertThatThrownBy(() -> read(json, CreateUserRequest.class))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refusal ->
                                assertThat(refusal.code()).isIn(ProblemCode.MALFORMED_JSON, ProblemCode.UNKNOWN_FIELD));
    }

    @Test
    void aNameThatStandsTwiceIsSaidToWhereItDoes() {
        assertThatThrownBy(() -> read("{\"metadata\":{\n \"a\":1,\"a\":2}}", CreateUserRequest.class))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("A name stands twice in one object at line 2, column ");
    }

    @Test
    void aNulCharacterIsKept() {
        assertThat(read("{\"display_name\":\"a\\u0000b\"}", CreateUserRequest.class)
                        .displayName())
                .isEqualTo("a\u0000b");
    }

    @Test
    void otherEncodingsThanUtf8AreMalformed() {
        for (byte[] bytes : new byte[][] {
            "{}".getBytes(StandardCharsets.UTF_16),
            {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            {(byte) 0xc0, (byte) 0x80}
        }) {
            assertThatThrownBy(() -> Json.read(bytes, CreateUserRequest.class))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.MALFORMED_JSON));
        }
    }

    @Test
    void nestingWithoutEndIsRefusedNotFollowed() {
        assertThatThrownBy(() -> read("{\"metadata\":" + "[".repeat(100_000), CreateUserRequest.class))
                .isInstanceOf(InvalidRequestException.class);
    }

    /** Each text stands as the value of a metadata field: well-formed ones are read, others are malformed. */
    @Test
    void agreesWithTheParsingSuite() {
        int seen = 0;
        for (JsonNode test : SharedData.json("json-parsing.json")) {
            byte[] text = Base64.getDecoder().decode(test.path("base64").asText());
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes("{\"metadata\":{\"a\":".getBytes(StandardCharsets.UTF_8));
            body.writeBytes(text);
            body.writeBytes("}}".getBytes(StandardCharsets.UTF_8));
            boolean read = reads(body.toByteArray());
            String name = test.path("name").asText();
            switch (test.path("expect").asText()) {
                case "accept" -> assertThat(read).as(name).isEqualTo(!name.contains("duplicated_key"));
                case "reject" -> assertThat(read).as(name).isEqualTo(closesTheObject(name));
                default -> assertThat(name).startsWith("i_");
            }
            seen++;
        }
        assertThat(seen).isGreaterThan(300);
    }

    /** Texts that are broken on their own and not inside an object: what follows them here makes them whole. */
    private static boolean closesTheObject(String name) {
        return name.equals("n_object_trailing_comment_nothing_here.json");
    }

    private static boolean reads(byte[] body) {
        try {
            Json.read(body, CreateUserRequest.class);
            return true;
        } catch (InvalidRequestException refused) {
            return false;
        }
    }
}
