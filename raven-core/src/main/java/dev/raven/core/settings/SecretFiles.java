package dev.raven.core.settings;

import java.io.IOException;
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
            "RAVEN_AUDIT_HTTPS_TOKEN");

    private static final String BEHIND = "_FILE";
    private static final long LONGEST = 64 * 1024;

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

    /** @throws SettingException where it cannot be read, or is larger than any secret (64 KiB) */
    static String read(String name, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) <= LONGEST) {
                return Files.readString(path).strip();
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw refused(name);
        }
        throw refused(name);
    }

    private static SettingException refused(String name) {
        return new SettingException(
                variable(name),
                "must name a file that Raven may read, with nothing in it but what " + name + " would be.");
    }
}
