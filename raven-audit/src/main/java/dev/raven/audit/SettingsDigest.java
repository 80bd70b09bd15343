package dev.raven.audit;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the server was set to, as an event may tell it. A value stands there where everybody may know it: numbers, switches, and
 * choices of a few names that are listed here. Of any other the beginning of its SHA-256 alone: enough to see that it
 * changed, too little to try out guesses of a secret on.
 */
@Singleton
class SettingsDigest {
    private static final Pattern OURS =
            Pattern.compile("(RAVEN|REDIS|ENCRYPTION|KMS|AWS|AZURE|GOOGLE|CLOUDSDK|VAULT)_[A-Z0-9_]+");
    private static final Pattern OPEN_NAMES = Pattern.compile("RAVEN_ENVIRONMENT|RAVEN_HTTP_ADDRESS|RAVEN_HTTP_PORT"
            + "|RAVEN_DURABILITY|RAVEN_REGISTRATION|RAVEN_AUDIT_FAIL|RAVEN_EMBEDDINGS|RAVEN_CONTENT_CONTACTS"
            + "|RAVEN_ALLOWED_CIDRS|RAVEN_TRUSTED_PROXIES|RAVEN_BYOK_PROVIDERS|RAVEN_UNPROTECTED"
            + "|ENCRYPTION_ENABLED|ENCRYPTION_KEY_STORAGE|KMS_PROVIDER|KMS_AUDIT_LOG|AWS_REGION"
            + "|RAVEN_[A-Z_]+_(SECONDS|DAYS|MB|THREADS|PER_MINUTE|PER_HOUR|FACTOR|MILLISECONDS|CHARACTERS)");
    private static final int SHOWN_OF_HASH = 8;

    private final Environment environment;
    private final ServerSettings server;

    @Inject
    SettingsDigest(Environment environment, ServerSettings server) {
        this.environment = environment;
        this.server = server;
    }

    /** By the names of the variables in lower case. */
    Map<String, Object> details() {
        Map<String, Object> details = new TreeMap<>();
        environment.names().stream()
                .filter(name -> OURS.matcher(name).matches())
                .forEach(name -> environment
                        .text(name)
                        .ifPresent(value -> details.put(name.toLowerCase(Locale.ROOT), shown(name, value))));
        details.put("version", version());
        details.put("environment", server.deployment().name().toLowerCase(Locale.ROOT));
        details.put("process", ProcessHandle.current().pid());
        return details;
    }

    private static String shown(String name, String value) {
        return OPEN_NAMES.matcher(name).matches() ? value : "sha256:" + hash(value);
    }

    private static String hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SHOWN_OF_HASH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** As the build left it in the jar; classes that lie outside of one have none. */
    private static String version() {
        try (InputStream built =
                SettingsDigest.class.getResourceAsStream("/META-INF/maven/dev.raven/raven-audit/pom.properties")) {
            Properties properties = new Properties();
            if (built != null) {
                properties.load(built);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
