package dev.raven.web.language;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.Secret;
import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.util.Optional;

/**
 * Which language model reads facts, and where.
 *
 * @param url {@code RAVEN_LLM_URL}, the base of an OpenAI-compatible API; https outside loopback
 * @param model {@code RAVEN_LLM_MODEL}
 * @param key {@code RAVEN_LLM_API_KEY}; none for a model that asks for none
 */
public record LanguageModelSettings(URI url, String model, Optional<Secret> key) {
    private static final String URL = "RAVEN_LLM_URL";
    private static final String MODEL = "RAVEN_LLM_MODEL";

    /**
     * Empty where no model is named.
     *
     * @throws SettingException naming what is missing or wrong
     */
    public static Optional<LanguageModelSettings> from(Environment environment) {
        Optional<URI> url = environment.parsed(
                URL,
                LanguageModelSettings::address,
                "must be a URL such as https://models.example.com/v1; http on loopback alone");
        Optional<String> model = environment.text(MODEL);
        Optional<Secret> key = Secret.from(environment, "RAVEN_LLM_API_KEY");
        if (url.isEmpty() && (model.isPresent() || key.isPresent())) {
            throw new SettingException(URL, "must be set with a model or a key: the base of its API.");
        }
        return url.map(address -> new LanguageModelSettings(
                address, model.orElseThrow(() -> new SettingException(MODEL, "must be set: the model's name.")), key));
    }

    private static URI address(String text) {
        URI uri = URI.create(text.replaceAll("/+$", ""));
        boolean loopback = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback);
        if (!safe || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
            throw new IllegalArgumentException("no address that keeps what is sent secret");
        }
        return uri;
    }
}
