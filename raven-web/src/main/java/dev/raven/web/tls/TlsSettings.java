package dev.raven.web.tls;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the certificate lies that Raven shows, if it ends TLS itself.
 *
 * @param certificate {@code RAVEN_TLS_CERT}: a PEM file, or with a password a PKCS #12 file; empty where TLS is not
 *     Raven's
 * @param key {@code RAVEN_TLS_KEY}: the PEM file with the certificate's key
 * @param passwordFile {@code RAVEN_TLS_PASSWORD_FILE}: the file with the password of a PKCS #12 file
 */
public record TlsSettings(Optional<Path> certificate, Optional<Path> key, Optional<Path> passwordFile) {
    static final String CERTIFICATE = "RAVEN_TLS_CERT";
    static final String KEY = "RAVEN_TLS_KEY";
    static final String PASSWORD_FILE = "RAVEN_TLS_PASSWORD_FILE";

    /** @throws SettingException naming what is missing, or is there for nothing */
    public TlsSettings {
        if (certificate.isEmpty() && (key.isPresent() || passwordFile.isPresent())) {
            throw new SettingException(CERTIFICATE, "is not set; name the certificate that the other setting is for.");
        }
        if (certificate.isPresent() && key.isEmpty() && passwordFile.isEmpty()) {
            throw new SettingException(
                    KEY,
                    "is not set; name the PEM file with the key, or for a PKCS #12 file set " + PASSWORD_FILE + ".");
        }
        if (key.isPresent() && passwordFile.isPresent()) {
            throw new SettingException(
                    KEY, "is set together with " + PASSWORD_FILE + "; a PKCS #12 file has its key inside, unset one.");
        }
    }

    public static TlsSettings from(Environment environment) {
        return new TlsSettings(
                environment.text(CERTIFICATE).map(Path::of),
                environment.text(KEY).map(Path::of),
                environment.text(PASSWORD_FILE).map(Path::of));
    }

    /**
     * Looks at the settings and into the files that they name.
     *
     * @throws SettingException naming what is missing, or cannot serve
     */
    public static void check(Environment environment) {
        TlsSettings settings = from(environment);
        if (settings.certificate().isPresent()) {
            new IdentityFiles(settings, Clock.systemUTC()).read();
        }
    }

    /** All files that make up the server's identity. */
    Stream<Path> files() {
        return Stream.of(certificate, key, passwordFile).flatMap(Optional::stream);
    }
}
