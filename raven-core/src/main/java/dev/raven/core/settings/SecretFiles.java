package dev.raven.core.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Settings that hold a secret may lie in a file, as platforms hand them over: its name is in the variable with {@code _FILE} behind.
 */
final class SecretFiles {
    private static final Set<String> NAMES = Set.of(
            "REDIS_URL",
            "RAVEN_SENTINEL_PASSWORD",
            "RAVEN_DRILL_REDIS_URL",
            "AZURE_CLIENT_SECRET",
            "VAULT_TOKEN",
            "VAULT_SECRET_ID",
            "RAVEN_EMBEDDINGS_API_KEY",
            "RAVEN_LLM_API_KEY",
            "RAVEN_OIDC_CLIENT_SECRET",
            "RAVEN_AUDIT_HTTPS_TOKEN",
            "RAVEN_TRACING_HEADERS");

    private static final String BEHIND = "_FILE";
    private static final int LONGEST = 64 * 1024;

    private SecretFiles() {}

    static boolean mayHold(String name) {
        return NAMES.contains(name);
    }

    /** The variable that names the file. */
    static String variable(String name) {
        return name + BEHIND;
    }

    /** The secret whose file a variable names; the variable's own name where it names none. */
    static String secretOf(String variable) {
        String secret =
                variable.endsWith(BEHIND) ? variable.substring(0, variable.length() - BEHIND.length()) : variable;
        return mayHold(secret) ? secret : variable;
    }

    /**
     * What is in the file, without the white space around it. A device or a pipe could go on for ever, or never begin: neither is read.
     *
     * @throws SettingException where it is no regular file, cannot be read, is empty, or is larger than any secret (64 KiB)
     */
    static String read(String name, String file) {
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw refused(name);
            }
            String secret = text(path).strip();
            if (secret.isEmpty()) {
                throw refused(name);
            }
            return secret;
        } catch (IOException | InvalidPathException unreadable) {
            throw refused(name);
        }
    }

    /** A byte more than may be at most, so that what is too long is seen to be. */
    private static String text(Path path) throws IOException {
        try (InputStream content = Files.newInputStream(path)) {
            byte[] bytes = content.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("too long");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static SettingException refused(String name) {
        return new SettingException(
                variable(name),
                "must name a regular file that Raven may read, with what " + name
                        + " would be in it and nothing else.");
    }
}
