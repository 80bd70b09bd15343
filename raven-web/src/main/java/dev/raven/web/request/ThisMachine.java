package dev.raven.web.request;

import dev.raven.core.settings.Environment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * By which secret the server knows the commands of {@code ./raven} on its own machine: they ask it without TLS, where all others come
 * through a proxy that ends it, and from no network that it is open to. What they send leaves the machine as little as the secret does,
 * which only the server's own user can read, as it can the operator's key.
 */
@Singleton
public class ThisMachine {
    static final String HEADER = "Raven-This-Machine";
    private static final int BYTES = 32;

    private final Optional<byte[]> secret;

    /**
     * Makes a secret, and writes it into {@code this-machine} beside the file that {@code RAVEN_STATE_FILE} names; none where no command of
     * ours started the server.
     *
     * @throws UncheckedIOException where it cannot be written
     */
    @Inject
    ThisMachine(Environment environment, RandomGenerator random) {
        this.secret = environment
                .text("RAVEN_STATE_FILE")
                .map(state -> written(Path.of(state).resolveSibling("this-machine"), random));
    }

    private static byte[] written(Path target, RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String text = HexFormat.of().formatHex(bytes);
        try {
            Path aside = Files.createTempFile(
                    target.toAbsolutePath().getParent(),
                    "this-machine",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(aside, text + "\n");
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the file beside RAVEN_STATE_FILE cannot be written", unwritable);
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a request comes from an address of this machine and has the secret; constant time. */
    public boolean asks(HttpServletRequest request) {
        String sent = request.getHeader(HEADER);
        return sent != null
                && request.getRemoteAddr().equals(request.getLocalAddr())
                && secret.filter(known -> MessageDigest.isEqual(known, sent.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }
}
