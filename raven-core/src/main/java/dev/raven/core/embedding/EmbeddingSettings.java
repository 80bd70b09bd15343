package dev.raven.core.embedding;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.util.List;
import java.util.Optional;

/**
 * Where vectors come from.
 *
 * @param source {@code RAVEN_EMBEDDINGS}, {@code built-in} where unset
 * @param endpoint the service, with source {@code openai} alone
 */
public record EmbeddingSettings(EmbeddingSource source, Optional<EmbeddingEndpoint> endpoint) {
    /** The settings that a service needs or takes; one that would be passed over in silence is refused. */
    private static final List<String> OF_A_SERVICE = List.of(
            "RAVEN_EMBEDDINGS_URL",
            "RAVEN_EMBEDDINGS_MODEL",
            "RAVEN_EMBEDDINGS_API_KEY",
            "RAVEN_EMBEDDINGS_QUERY_PREFIX",
            "RAVEN_EMBEDDINGS_PASSAGE_PREFIX",
            "RAVEN_EMBEDDINGS_MAX_CHARACTERS");

    /** @throws SettingException naming what is missing, wrong or without effect */
    public static EmbeddingSettings from(Environment environment) {
        EmbeddingSource source = environment
                .parsed("RAVEN_EMBEDDINGS", EmbeddingSource::named, "must be one of built-in, openai, none")
                .orElse(EmbeddingSource.BUILT_IN);
        if (source == EmbeddingSource.OPENAI) {
            return new EmbeddingSettings(source, Optional.of(EmbeddingEndpoint.from(environment)));
        }
        OF_A_SERVICE.stream()
                .filter(name -> environment.text(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new SettingException(name, "has an effect with RAVEN_EMBEDDINGS=openai alone.");
                });
        return new EmbeddingSettings(source, Optional.empty());
    }
}
