package dev.raven.persistence.redis;

import dev.raven.core.network.TrustedAuthorities;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whom Raven trusts and who it says it is on a TLS connection to Redis: PEM files, or the JVM's authorities. */
final class RedisTls {
    static final String CA_FILE = "RAVEN_REDIS_CA_FILE";
    static final String CERT_FILE = "RAVEN_REDIS_CERT_FILE";
    static final String KEY_FILE = "RAVEN_REDIS_KEY_FILE";

    private static final char[] NO_PASSWORD = {};
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final Environment environment;

    private RedisTls(Environment environment) {
        this.environment = environment;
    }

    /** @throws SettingException that names the file which cannot be used */
    static SSLSocketFactory from(Environment environment) {
        RedisTls files = new RedisTls(environment);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    files.identity().map(KeyManagerFactory::getKeyManagers).orElse(null),
                    TrustedAuthorities.from(environment, CA_FILE)
                            .map(TrustManagerFactory::getTrustManagers)
                            .orElse(null),
                    null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws SettingException where files are named that a connection without TLS would not look at */
    static void requireNone(Environment environment) {
        List.of(CA_FILE, CERT_FILE, KEY_FILE)
                .forEach(name -> environment.text(name).ifPresent(set -> {
                    throw new SettingException(
                            name, "is set, but REDIS_URL has no TLS; write rediss in it, or unset this.");
                }));
    }

    private Optional<KeyManagerFactory> identity() throws GeneralSecurityException, IOException {
        boolean certificate = environment.text(CERT_FILE).isPresent();
        if (certificate != environment.text(KEY_FILE).isPresent()) {
            throw new SettingException(
                    certificate ? KEY_FILE : CERT_FILE, "is not set; a client certificate needs both files.");
        }
        if (!certificate) {
            return Optional.empty();
        }
        KeyStore own = empty();
        own.setKeyEntry(
                "raven",
                key(),
                NO_PASSWORD,
                TrustedAuthorities.certificates(environment, CERT_FILE).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, NO_PASSWORD);
        return Optional.of(factory);
    }

    private PrivateKey key() throws GeneralSecurityException {
        try {
            Matcher pem = KEY.matcher(Files.readString(path(KEY_FILE)));
            if (pem.find()) {
                return key(
                        Base64.getMimeDecoder().decode(pem.group(1)),
                        TrustedAuthorities.certificates(environment, CERT_FILE));
            }
            throw noKey();
        } catch (IOException | IllegalArgumentException | InvalidKeySpecException unreadable) {
            throw noKey();
        }
    }

    /** A key is of the kind that its certificate names. */
    private static PrivateKey key(byte[] pkcs8, List<? extends Certificate> of) throws GeneralSecurityException {
        String algorithm = ((X509Certificate) of.get(0)).getPublicKey().getAlgorithm();
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private Path path(String name) {
        return Path.of(environment.text(name).orElseThrow());
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static SettingException noKey() {
        return new SettingException(
                KEY_FILE, "cannot be read as the certificate's key; name a PKCS #8 PEM file (BEGIN PRIVATE KEY).");
    }
}
