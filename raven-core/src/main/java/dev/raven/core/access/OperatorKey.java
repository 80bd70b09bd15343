package dev.raven.core.access;

import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The operator's own key: configured by its hash alone. Outside production, where none is configured, one is made and
 * left in {@code <data dir>/operator.key}, readable by its owner only.
 */
@Singleton
public class OperatorKey {
    /** What stands in place of the prefix that other keys have. */
    static final String NAME = "operator";

    private final Optional<String> sha256;

    /** @throws SettingException when there is no key in the file, or others may read it */
    @Inject
    OperatorKey(AccessSettings access, ServerSettings server, RandomGenerator random) {
        this.sha256 = access.operatorKeySha256()
                .or(() -> file(access, server)
                        .map(file -> file.readOrCreate(random).sha256()));
    }

    /**
     * Looks at the file that the key would be read from, before anything is started.
     *
     * @throws SettingException when it is there and holds no key, or others may read it
     */
    public static void check(AccessSettings access, ServerSettings server) {
        if (access.operatorKeySha256().isEmpty()) {
            file(access, server).ifPresent(OperatorKeyFile::check);
        }
    }

    private static Optional<OperatorKeyFile> file(AccessSettings access, ServerSettings server) {
        return server.production()
                ? Optional.empty()
                : Optional.of(new OperatorKeyFile(server.dataDir(), access.keyEnvironment()));
    }

    /** What is kept of it for a while; empty where there is none. */
    Optional<KeptKey> kept(String salt) {
        return sha256.map(hash -> KeptKey.of(NAME, hash, salt));
    }

    /** Whether this is the operator's key; compared in constant time. */
    boolean matches(String sent) {
        byte[] hash = ApiKeyText.sha256(sent).getBytes(StandardCharsets.US_ASCII);
        return sha256.filter(known -> MessageDigest.isEqual(known.getBytes(StandardCharsets.US_ASCII), hash))
                .isPresent();
    }
}
