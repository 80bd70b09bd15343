package dev.raven.core.memory;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cross-encoder that judges the first answers once more.
 *
 * @param model {@code RAVEN_RERANKER_MODEL}, an ONNX file
 * @param tokenizer {@code RAVEN_RERANKER_TOKENIZER}, {@code tokenizer.json} beside the model where unset
 * @param within {@code RAVEN_RERANKER_MILLISECONDS}, 10–10000: how much longer an answer may take for it
 */
public record RerankerSettings(Path model, Path tokenizer, Duration within) {

    /**
     * Empty where there is none.
     *
     * @throws SettingException naming what is wrong or without effect
     */
    public static Optional<RerankerSettings> from(Environment environment) {
        int within = environment.number("RAVEN_RERANKER_MILLISECONDS", 10, 10_000, 300);
        Optional<Path> model = file(environment, "RAVEN_RERANKER_MODEL");
        Optional<Path> tokenizer = file(environment, "RAVEN_RERANKER_TOKENIZER");
        if (model.isEmpty()) {
            refuseWithoutModel(environment);
            return Optional.empty();
        }
        Path vocabulary = tokenizer.orElseGet(() -> model.get().resolveSibling("tokenizer.json"));
        if (!Files.isReadable(vocabulary)) {
            throw new SettingException(
                    "RAVEN_RERANKER_TOKENIZER", "must be set: there is no tokenizer.json beside the model.");
        }
        return Optional.of(new RerankerSettings(model.get(), vocabulary, Duration.ofMillis(within)));
    }

    private static void refuseWithoutModel(Environment environment) {
        Stream.of("RAVEN_RERANKER_TOKENIZER", "RAVEN_RERANKER_MILLISECONDS")
                .filter(name -> environment.text(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new SettingException(name, "has an effect with RAVEN_RERANKER_MODEL alone.");
                });
    }

    private static Optional<Path> file(Environment environment, String name) {
        return environment.parsed(name, RerankerSettings::readable, "must be a file that Raven may read");
    }

    private static Path readable(String text) {
        Path file = Path.of(text).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("no such file");
        }
        return file;
    }
}
