package dev.raven.core.access;

import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.random.RandomGenerator;

/** {@code operator.key} in the data directory: the operator's key as it is sent, for its owner's eyes only. */
final class OperatorKeyFile {
    private static final String SETTING = "RAVEN_DATA_DIR";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final String environment;

    /** @param environment {@code live} or {@code test} */
    OperatorKeyFile(Path dataDir, String environment) {
        this.file = dataDir.resolve("operator.key");
        this.environment = environment;
    }

    /** Whether there is one, whatever it holds. */
    boolean exists() {
        return !Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads the key, making one first where there is none.
     *
     * @throws SettingException when the file cannot be read or made, others may read it, or it holds no key of the
     *     environment: what is left of a file must never make an empty or a known text the operator's key
     */
    ApiKeyText readOrCreate(RandomGenerator random) {
        try {
            if (Files.notExists(file)) {
                create(random);
            }
            return read();
        } catch (IOException unusable) {
            throw unusable();
        }
    }

    /** @throws SettingException when there is a file and it is none to read the key from */
    void check() {
        try {
            if (Files.exists(file)) {
                read();
            }
        } catch (IOException unusable) {
            throw unusable();
        }
    }

    private ApiKeyText read() throws IOException {
        refuseSharing();
        return ApiKeyText.parse(Files.readString(file).strip())
                .filter(key -> key.environment().equals(environment))
                .orElseThrow(() -> new SettingException(
                        SETTING,
                        "operator.key there holds no rk_" + environment
                                + "_ key; remove the file, and another is made."));
    }

    private static SettingException unusable() {
        return new SettingException(SETTING, "operator.key cannot be read or made there; check its owner.");
    }

    /** Written aside and moved, so that a server killed in between leaves no half a key. */
    private void create(RandomGenerator random) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, "operator", ".new", PosixFilePermissions.asFileAttribute(OWNER));
        Files.writeString(aside, ApiKeyText.mint(environment, random).reveal() + "\n");
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseSharing() throws IOException {
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
            throw new SettingException(
                    SETTING, "others than its owner may use operator.key there; run: chmod 600 on it.");
        }
    }
}
