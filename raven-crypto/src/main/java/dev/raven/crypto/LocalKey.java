package dev.raven.crypto;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import dev.raven.crypto.local.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Where the key of this machine is, as the settings say. */
final class LocalKey {
    private static final String KEY = "RAVEN_ENCRYPTION_KEY";
    private static final String KEY_FILE = "RAVEN_ENCRYPTION_KEY_FILE";

    private final Environment environment;
    private final Path dataDir;
    private final RandomGenerator random;

    LocalKey(Environment environment, Path dataDir, RandomGenerator random) {
        this.environment = environment;
        this.dataDir = dataDir;
        this.random = random;
    }

    KeyStorage storage() {
        return environment.choice("ENCRYPTION_KEY_STORAGE", KeyStorage.class, KeyStorage.FILE);
    }

    /**
     * Refuses settings of which one would be passed over in silence: whoever names a key expects it to be used.
     *
     * @throws SettingException naming the one that does not go with the others
     */
    void refuseContradictions() {
        String other = storage() == KeyStorage.ENV ? KEY_FILE : KEY;
        for (String name : List.of("KMS_PROVIDER", "KMS_KEY_ID", other)) {
            if (environment.text(name).isPresent()) {
                String goesWith = name.startsWith("KMS") ? "kms" : name.equals(KEY) ? "env" : "file";
                throw new SettingException(
                        name, "goes with ENCRYPTION_KEY_STORAGE=" + goesWith + "; set that, or leave this out.");
            }
        }
    }

    /** @throws SettingException naming the setting that is missing or wrong */
    KeyMaterial read() {
        return switch (storage()) {
            case ENV -> KeyFile.parse(KEY, text().orElseThrow(LocalKey::missing));
            case FILE -> KeyFile.readOrCreate(file(), random);
            case KMS -> leftBehind();
        };
    }

    /**
     * The key that has wrapped something, elsewhere perhaps: another one would not open it, so none is made.
     *
     * @throws SettingException as {@link #read} does, and where there is no key yet
     */
    KeyMaterial readUsed() {
        if (storage() == KeyStorage.FILE && Files.notExists(file())) {
            throw new SettingException(
                    KEY_FILE,
                    "there is no key in " + file() + "; set it to the key file of the server that wrote what is read,"
                            + " which is encryption.key in the data directory of that one where it set none.");
        }
        return read();
    }

    /** @throws SettingException as {@link #read} does; makes no file where there is none yet */
    void check() {
        if (storage() == KeyStorage.ENV || Files.exists(file())) {
            read().close();
        }
    }

    /** The key that was used before a key service: until all keys are wrapped by that, it is still needed. */
    private KeyMaterial leftBehind() {
        return text().map(text -> KeyFile.parse(KEY, text)).orElseGet(() -> KeyFile.read(file()));
    }

    private Optional<String> text() {
        return environment.text(KEY);
    }

    private Path file() {
        return environment.text(KEY_FILE).map(Path::of).orElse(dataDir.resolve("encryption.key"));
    }

    private static SettingException missing() {
        return new SettingException(KEY, "must hold 32 bytes as base64 when ENCRYPTION_KEY_STORAGE is env.");
    }
}
