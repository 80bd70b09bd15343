package dev.raven.core.network;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are believed where Raven opens a connection: those in a PEM file that is named, or the JVM's. */
public final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /**
     * For connections on which Raven shows no certificate itself.
     *
     * @param name the variable that may name the file; where it is unset, the JVM's authorities are believed
     * @throws SettingException naming it where the file cannot be used
     */
    public static SSLContext context(Environment environment, String name) {
        try {
            Optional<TrustManagerFactory> authorities = from(environment, name);
            if (authorities.isEmpty()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, authorities.get().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Those in the file, and no others; empty where the variable is unset.
     *
     * @throws SettingException naming it where the file cannot be used
     */
    public static Optional<TrustManagerFactory> from(Environment environment, String name) {
        return environment.text(name).map(set -> believing(certificates(environment, name)));
    }

    /**
     * All certificates in the PEM file that a variable names, at least one.
     *
     * @throws SettingException naming the variable where there are none
     */
    public static List<? extends Certificate> certificates(Environment environment, String name) {
        try (InputStream file =
                Files.newInputStream(Path.of(environment.text(name).orElse("")))) {
            List<? extends Certificate> found =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(file));
            if (found.isEmpty()) {
                throw noCertificate(name);
            }
            return found;
        } catch (IOException | CertificateException | InvalidPathException unreadable) {
            throw noCertificate(name);
        }
    }

    private static SettingException noCertificate(String name) {
        return new SettingException(name, "cannot be read as certificates; name a PEM file (BEGIN CERTIFICATE).");
    }

    private static TrustManagerFactory believing(List<? extends Certificate> authorities) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (Certificate authority : authorities) {
                trusted.setCertificateEntry("authority-" + trusted.size(), authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return factory;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
