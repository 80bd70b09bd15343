package dev.raven.core.access;

import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The operator's own key: configured by its hash alone. Outside production, where none is configured, one is made and
 * left in {@code <data dir>/operator.key}, readable by its owner only.
 */
@Singleton
public class OperatorKey {
    private final Optional<String> sha256;

    @Inject
    OperatorKey(AccessSettings access, ServerSettings server, RandomGenerator random) {
        this.sha256 = access.operatorKeySha256()
                .or(() -> server.production()
                        ? Optional.empty()
                        : Optional.of(fromFile(server.dataDir().resolve("operator.key"), access, random)));
    }

    /** Whether this is the operator's key; compared in constant time. */
    boolean matches(String sent) {
        byte[] hash = ApiKeyText.sha256(sent).getBytes(StandardCharsets.US_ASCII);
        return sha256.filter(known -> MessageDigest.isEqual(known.getBytes(StandardCharsets.US_ASCII), hash))
                .isPresent();
    }

    private static String fromFile(Path file, AccessSettings access, RandomGenerator random) {
        try {
            if (!Files.exists(file)) {
                create(file, ApiKeyText.mint(access.keyEnvironment(), random));
            }
            return ApiKeyText.sha256(Files.readString(file).strip());
        } catch (IOException unusable) {
            throw new SettingException("RAVEN_DATA_DIR", "operator.key cannot be read or made there; check its owner.");
        }
    }

    private static void create(Path file, ApiKeyText key) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, key.reveal() + "\n");
    }
}
