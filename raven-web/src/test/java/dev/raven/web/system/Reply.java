package dev.raven.web.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Optional;

/** An answer. */
record Reply(HttpResponse<String> http) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    int status() {
        return http.statusCode();
    }

    String body() {
        return http.body();
    }

    Optional<String> header(String name) {
        return http.headers().firstValue(name);
    }

    JsonNode json() {
        return parsed(body());
    }

    static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("not JSON: " + text, noJson);
        }
    }

    /** A field of the body, as text. */
    String text(String field) {
        return json().path(field).asText();
    }

    /** The problem's code. */
    String code() {
        return text("code");
    }

    /** The field that the first error names. */
    String field() {
        return json().at("/errors/0/field").asText();
    }
}
