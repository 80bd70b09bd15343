package dev.raven.crypto.local;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A file with the operator's key: 32 bytes as base64, for its owner's eyes only. */
public final class KeyFile {
    private static final String SETTING = "RAVEN_ENCRYPTION_KEY_FILE";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /**
     * Reads the key, making one first where there is none.
     *
     * @throws SettingException when the file cannot be read or made, others may read it, or it holds no key
     */
    public static KeyMaterial readOrCreate(Path file, RandomGenerator random) {
        try {
            if (Files.notExists(file)) {
                create(file, random);
            }
        } catch (IOException unusable) {
            throw new SettingException(SETTING, "the key file cannot be made; check the path and its owner.");
        }
        return read(file);
    }

    /**
     * Reads the key.
     *
     * @throws SettingException when the file cannot be read, others may read it, or it holds no key
     */
    public static KeyMaterial read(Path file) {
        try {
            refuseSharing(file);
            return parse(SETTING, Files.readString(file));
        } catch (IOException unusable) {
            throw new SettingException(SETTING, "the key file cannot be read; check the path and its owner.");
        }
    }

    /** @throws SettingException when the text is not 32 bytes as base64 */
    public static KeyMaterial parse(String setting, String base64) {
        try {
            return new KeyMaterial(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException noKey) {
            throw new SettingException(setting, "must hold 32 bytes as base64; make one with: openssl rand -base64 32");
        }
    }

    /** Written aside and moved, so that a server killed in between leaves no half a key. */
    private static void create(Path file, RandomGenerator random) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, "key", ".new", PosixFilePermissions.asFileAttribute(OWNER));
        try (KeyMaterial key = KeyMaterial.random(random)) {
            Files.writeString(aside, Base64.getEncoder().encodeToString(key.copy()) + "\n");
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void refuseSharing(Path file) throws IOException {
        Set<PosixFilePermission> held = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        if (!OWNER.containsAll(held)) {
            throw new SettingException(SETTING, "others than its owner may use the key file; run: chmod 600 on it.");
        }
    }
}
