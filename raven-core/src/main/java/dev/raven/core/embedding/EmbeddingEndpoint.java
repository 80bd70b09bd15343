package dev.raven.core.embedding;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.Secret;
import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.util.Optional;

/**
 * A service that speaks OpenAI's protocol for embeddings.
 *
 * @param url {@code RAVEN_EMBEDDINGS_URL} and {@code /embeddings}; https outside loopback
 * @param model {@code RAVEN_EMBEDDINGS_MODEL}, as the service calls it
 * @param key {@code RAVEN_EMBEDDINGS_API_KEY}
 * @param queryPrefix {@code RAVEN_EMBEDDINGS_QUERY_PREFIX}, put before a question and a space; empty for none
 * @param passagePrefix {@code RAVEN_EMBEDDINGS_PASSAGE_PREFIX}, put before a message and a space; empty for none
 * @param maxCharacters {@code RAVEN_EMBEDDINGS_MAX_CHARACTERS}, 100–100000: what is over it is not sent
 */
public record EmbeddingEndpoint(
        URI url, String model, Optional<Secret> key, String queryPrefix, String passagePrefix, int maxCharacters) {
    private static final String NO_URL =
            "must be an https URL such as https://api.openai.com/v1, to which Raven adds /embeddings; http on loopback alone";

    /** @throws SettingException naming what is missing or wrong */
    static EmbeddingEndpoint from(Environment environment) {
        return new EmbeddingEndpoint(
                environment
                        .parsed("RAVEN_EMBEDDINGS_URL", EmbeddingEndpoint::url, NO_URL)
                        .orElseThrow(() -> new SettingException("RAVEN_EMBEDDINGS_URL", NO_URL + ".")),
                environment
                        .text("RAVEN_EMBEDDINGS_MODEL")
                        .orElseThrow(() -> new SettingException(
                                "RAVEN_EMBEDDINGS_MODEL", "must be set: the model, as the service calls it.")),
                Secret.from(environment, "RAVEN_EMBEDDINGS_API_KEY"),
                environment.text("RAVEN_EMBEDDINGS_QUERY_PREFIX").orElse(""),
                environment.text("RAVEN_EMBEDDINGS_PASSAGE_PREFIX").orElse(""),
                environment.number("RAVEN_EMBEDDINGS_MAX_CHARACTERS", 100, 100_000, 2000));
    }

    private static URI url(String text) {
        URI base = URI.create(text.replaceAll("/+$", ""));
        boolean loopback = "127.0.0.1".equals(base.getHost()) || "localhost".equals(base.getHost());
        boolean safe = "https".equals(base.getScheme()) || ("http".equals(base.getScheme()) && loopback);
        boolean whole = base.getHost() != null && base.getUserInfo() == null && base.getQuery() == null;
        if (!safe || !whole || base.getFragment() != null || base.getPath().endsWith("/embeddings")) {
            throw new IllegalArgumentException("no address that keeps texts secret");
        }
        return URI.create(base + "/embeddings");
    }

    /** A question as it is sent. */
    String query(String text) {
        return cut(prefixed(queryPrefix, text));
    }

    /** A message as it is sent. */
    String passage(String text) {
        return cut(prefixed(passagePrefix, text));
    }

    private static String prefixed(String prefix, String text) {
        return prefix.isEmpty() ? text : prefix + " " + text;
    }

    private String cut(String text) {
        if (text.length() <= maxCharacters) {
            return text;
        }
        boolean between = Character.isHighSurrogate(text.charAt(maxCharacters - 1));
        return text.substring(0, between ? maxCharacters - 1 : maxCharacters);
    }
}
