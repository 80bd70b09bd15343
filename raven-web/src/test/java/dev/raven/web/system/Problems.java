package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What every refusal looks like. */
final class Problems {
    private Problems() {}

    static void check(Reply reply) {
        assertThat(reply.header("Content-Type").orElse(""))
                .as("status %s: %s", reply.status(), reply.body())
                .startsWith("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.path("type").asText())
                .isEqualTo("urn:raven:problem:" + problem.path("code").asText());
        assertThat(problem.path("status").asInt()).isEqualTo(reply.status());
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText())
                .isEqualTo("urn:raven:request:" + reply.header("X-Request-Id").orElse(""));
        assertThat(reply.body()).doesNotContainPattern(Api.INSIDES);
    }

    /** The body without what differs from request to request. */
    static String shape(Reply reply) {
        return reply.body().replaceAll("urn:raven:request:[^\"]+", "urn:raven:request:x");
    }
}
