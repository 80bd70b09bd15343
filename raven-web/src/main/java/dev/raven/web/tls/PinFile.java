package dev.raven.web.tls;

import dev.raven.core.settings.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * Tells the commands of {@code ./raven} by which key they know this server: the SHA-256 of its public key (RFC 7469, section 2.4), as
 * curl takes it. The certificate names a host and not the address that they ask; without this, whoever takes the port while Raven does
 * not listen would be sent the operator's key.
 */
final class PinFile {
    private final Optional<Path> file;
    private String written = "";

    private PinFile(Optional<Path> file) {
        this.file = file;
    }

    /** {@code tls-pin} beside the file that {@code RAVEN_STATE_FILE} names; none where no command of ours started the server. */
    static PinFile from(Environment environment) {
        return new PinFile(
                environment.text("RAVEN_STATE_FILE").map(state -> Path.of(state).resolveSibling("tls-pin")));
    }

    /**
     * Writes it where it is not the one that was written last. For one thread at a time.
     *
     * @throws UncheckedIOException where it cannot be written
     */
    void write(X509Certificate shown) {
        String pin = pin(shown);
        if (file.isPresent() && !pin.equals(written)) {
            write(file.get(), pin);
            written = pin;
        }
    }

    private static void write(Path target, String pin) {
        try {
            Path aside = target.resolveSibling(target.getFileName() + ".new");
            Files.writeString(aside, pin + "\n");
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the file beside RAVEN_STATE_FILE cannot be written", unwritable);
        }
    }

    private static String pin(X509Certificate shown) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(shown.getPublicKey().getEncoded());
            return "sha256//" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
