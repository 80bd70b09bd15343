package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What every refusal looks like. */
final class Problems {
    /** What would tell an attacker what Raven is made of. */
    private static final Pattern INSIDES = Pattern.compile(
            "payara|glassfish|grizzly|jersey|jackson|wildfly|undertow|resteasy|jboss|liberty|\\bibm\\b|srve[0-9]|\\b(weld|jedis)|[a-z]\\.[a-z]+exception|\\bat [a-z]+\\.|dev\\.raven|<html",
            Pattern.CASE_INSENSITIVE);

    /** Ids, which are drawn by chance and may read like anything. */
    private static final Pattern ID = Pattern.compile("\\b[a-z]{3,4}_[A-Za-z0-9_-]{16,22}");

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
        tellsNothingOfTheInsides(reply.body());
    }

    static void tellsNothingOfTheInsides(String answer) {
        assertThat(withoutIds(answer)).doesNotContainPattern(INSIDES);
    }

    static String withoutIds(String text) {
        return ID.matcher(text).replaceAll("id");
    }

    /** The body without what differs from request to request. */
    static String shape(Reply reply) {
        return shape(reply.body());
    }

    static String shape(String body) {
        return body.replaceAll("urn:raven:request:[^\"]+", "urn:raven:request:x");
    }
}
