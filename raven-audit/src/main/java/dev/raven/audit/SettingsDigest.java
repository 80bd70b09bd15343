package dev.raven.audit;

import dev.raven.core.id.TenantId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the server was set to, as an event may tell it. A value stands there where everybody may know it: numbers, switches, and
 * choices of a few names that are listed here. Of any other a hash under the platform's index key: enough to see that it
 * changed, and nothing that guesses of a secret can be tried on without that key. A file that is named counts with what is in
 * it, as that is where a secret changes.
 */
@Singleton
class SettingsDigest {
    private static final int MOST_READ = 1 << 20;
    private static final Pattern OURS =
            Pattern.compile("(RAVEN|REDIS|ENCRYPTION|KMS|AWS|AZURE|GOOGLE|CLOUDSDK|VAULT)_[A-Z0-9_]+");
    private static final Pattern OPEN_NAMES = Pattern.compile(
            "RAVEN_ENVIRONMENT|RAVEN_HTTP_ADDRESS|RAVEN_HTTP_PORT|RAVEN_MANAGEMENT_ADDRESS"
                    + "|RAVEN_DURABILITY|RAVEN_LOG_FORMAT|RAVEN_LOG_TARGET|RAVEN_TRACING_RATIO|RAVEN_REGISTRATION|RAVEN_AUDIT_FAIL"
                    + "|RAVEN_EMBEDDINGS|RAVEN_CONTENT_CONTACTS"
                    + "|RAVEN_ALLOWED_CIDRS|RAVEN_TRUSTED_PROXIES|RAVEN_BYOK_PROVIDERS|RAVEN_UNPROTECTED|RAVEN_FORWARDED_HEADER"
                    + "|RAVEN_RATE_LIMIT_CEILING|RAVEN_RETENTION_SWEEP|RAVEN_RESTORE_INTO_EMPTY_ONLY|RAVEN_WEBHOOK_PORTS|RAVEN_WEBHOOK_DENIED_CIDRS"
                    + "|ENCRYPTION_ENABLED|ENCRYPTION_KEY_STORAGE|KMS_PROVIDER|KMS_AUDIT_LOG|AWS_REGION"
                    + "|RAVEN_[A-Z_]+_(SECONDS|HOURS|DAYS|MB|THREADS|PER_MINUTE|PER_HOUR|FACTOR|MILLISECONDS|CHARACTERS)");

    private final Environment environment;
    private final ServerSettings server;
    private final BlindIndex index;

    @Inject
    SettingsDigest(Environment environment, ServerSettings server, BlindIndex index) {
        this.environment = environment;
        this.server = server;
        this.index = index;
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

    private String shown(String name, String value) {
        return OPEN_NAMES.matcher(name).matches()
                ? value
                : "hmac:" + index.of(TenantId.PLATFORM, "setting." + name, value + content(name, value));
    }

    private static String content(String name, String value) {
        if (!name.endsWith("_FILE")) {
            return "";
        }
        try (InputStream file = Files.newInputStream(Path.of(value))) {
            return " " + EventBytes.hash(file.readNBytes(MOST_READ));
        } catch (IOException | InvalidPathException unreadable) {
            return "";
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
