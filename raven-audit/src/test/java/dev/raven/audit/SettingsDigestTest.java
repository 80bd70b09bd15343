package dev.raven.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyRing;
import dev.raven.core.key.KeyRings;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event of a start tells of every setting that docs/configuration.md names, and gives none away that may be a secret. */
class SettingsDigestTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\| ([^|]*)\\|");
    private static final Pattern NUMBER_OR_SWITCH = Pattern.compile("`([0-9]+(,[0-9]+)*|true|false)`");
    private static final List<String> CHOICES = List.of(
            "RAVEN_ENVIRONMENT",
            "RAVEN_DURABILITY",
            "RAVEN_LOG_FORMAT",
            "RAVEN_LOG_TARGET",
            "RAVEN_REGISTRATION",
            "RAVEN_AUDIT_FAIL",
            "RAVEN_EMBEDDINGS",
            "RAVEN_FORWARDED_HEADER",
            "ENCRYPTION_KEY_STORAGE",
            "KMS_PROVIDER",
            "RAVEN_BYOK_PROVIDERS",
            "RAVEN_ALLOWED_CIDRS",
            "RAVEN_TRUSTED_PROXIES",
            "RAVEN_WEBHOOK_DENIED_CIDRS");

    @TempDir
    Path folder;

    private final KeyRing ring = KeyRings.inMemory();

    @BeforeEach
    void makeTheIndexKey() {
        ring.createTenantKeys(TenantId.PLATFORM);
    }

    private Map<String, Object> told(Map<String, String> settings) {
        return new SettingsDigest(
                        new Environment(settings), ServerSettings.from(new Environment(Map.of())), KeyRings.index(ring))
                .details();
    }

    /** All settings, and what each is by default. */
    private static Map<String, String> page() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        ROW.matcher(Files.readString(PAGE))
                .results()
                .forEach(row -> rows.put(row.group(1), row.group(2).strip()));
        assertThat(rows).hasSizeGreaterThan(70);
        return rows;
    }

    private static Map<String, String> each(Function<String, String> value) throws IOException {
        return page().keySet().stream().collect(Collectors.toMap(name -> name, value));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Test
    void tellsOfEverySetting() throws IOException {
        Map<String, Object> told = told(each(name -> "value-of-" + name));
        page().keySet().forEach(name -> assertThat(told).containsKey(lower(name)));
        assertThat(told).containsKeys("version", "environment", "process").hasSize(page().size() + 3);
    }

    @Test
    void showsNumbersSwitchesAndChoicesAndNothingElse() throws IOException {
        Map<String, Object> told = told(each(name -> "value-of-" + name));
        page().forEach((name, otherwise) -> {
            if (NUMBER_OR_SWITCH.matcher(otherwise).matches() || CHOICES.contains(name)) {
                assertThat(told.get(lower(name))).as(name).isEqualTo("value-of-" + name);
            }
            if (name.matches(
                            ".*(_URL|_ADDR|_TOKEN|_SECRET|_SECRET_ID|_PASSWORD|_KEY|_SHA256|_FILE|_PATH|_SYSLOG|_DIR|_OPTS)(_.*)?")
                    && !NUMBER_OR_SWITCH.matcher(otherwise).matches()
                    && !CHOICES.contains(name)) {
                assertThat(told.get(lower(name))).as(name).asString().matches("hmac:[A-Za-z0-9_-]{43}");
            }
        });
    }

    @Test
    void aValueThatChangesIsSeenAndOneThatDoesNotIsNot() throws IOException {
        Map<String, Object> before = told(each(name -> "a secret"));
        Map<String, Object> same = told(each(name -> "a secret"));
        Map<String, Object> after = told(each(name -> "another"));
        assertThat(same).isEqualTo(before);
        page().keySet()
                .forEach(name -> assertThat(after.get(lower(name))).as(name).isNotEqualTo(before.get(lower(name))));
        List<Object> hashes = before.values().stream()
                .filter(value -> value.toString().startsWith("hmac:"))
                .toList();
        assertThat(hashes).as("one secret in two places does not look the same").doesNotHaveDuplicates();
    }

    @Test
    void aSecretThatChangesInItsFileIsSeen() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "t0ken");
        Map<String, String> settings = Map.of("RAVEN_AUDIT_HTTPS_TOKEN_FILE", file.toString());
        Object before = told(settings).get("raven_audit_https_token_file");
        assertThat(told(settings)).containsEntry("raven_audit_https_token_file", before);
        Files.writeString(file, "t1ken");
        assertThat(told(settings)).doesNotContainEntry("raven_audit_https_token_file", before);
        Files.delete(file);
        assertThat(told(settings).get("raven_audit_https_token_file"))
                .asString()
                .startsWith("hmac:");
    }

    @Test
    void tellsNothingOfWhatIsNotRavens() {
        assertThat(told(Map.of("HOME", "/root", "PGPASSWORD", "secret", "RAVEN_AUDIT_FAIL", " ")))
                .containsOnlyKeys("version", "environment", "process");
    }
}
