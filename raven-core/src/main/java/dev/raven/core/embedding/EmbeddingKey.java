package dev.raven.core.embedding;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Raven shows the service for vectors; never printed. */
public final class EmbeddingKey {
    private static final String NAME = "RAVEN_EMBEDDINGS_API_KEY";
    private static final String FILE = "RAVEN_EMBEDDINGS_API_KEY_FILE";
    /** What a header can carry: HttpClient would print another in its complaint. */
    private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

    private final String secret;

    private EmbeddingKey(String secret) {
        this.secret = secret;
    }

    static Optional<EmbeddingKey> from(Environment environment) {
        Optional<EmbeddingKey> given = environment.parsed(
                NAME, EmbeddingKey::sendable, "must be a key without blanks, as the service gave it");
        Optional<EmbeddingKey> file =
                environment.parsed(FILE, EmbeddingKey::read, "must be a file that Raven may read, with the key alone");
        if (given.isPresent() && file.isPresent()) {
            throw new SettingException(NAME, "set it or " + FILE + ", not both.");
        }
        return given.or(() -> file);
    }

    private static EmbeddingKey read(String file) {
        try {
            return sendable(Files.readString(Path.of(file)).strip());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    private static EmbeddingKey sendable(String text) {
        if (!SENDABLE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a key");
        }
        return new EmbeddingKey(text);
    }

    String reveal() {
        return secret;
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
