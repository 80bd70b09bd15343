package dev.raven.core.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate that is its own authority, made for one run of the tests by the JDK's tool. */
public final class TestCertificate {
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "made";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final KeyStore store;

    private TestCertificate(KeyStore store) {
        this.store = store;
    }

    /**
     * A new one.
     *
     * @param keyAlgorithm {@code EC} or {@code RSA}
     * @param host such as {@code ip:127.0.0.1} or {@code dns:localhost}
     * @param more further options of {@code keytool -genkeypair}, such as {@code -startdate -3d -validity 1}
     */
    public static TestCertificate of(String keyAlgorithm, String host, String... more) {
        try {
            Path folder = Files.createTempDirectory("raven-certificate");
            Path file = folder.resolve("made.p12");
            try {
                keytool(file, keyAlgorithm, host, more);
                return new TestCertificate(read(file));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void keytool(Path file, String keyAlgorithm, String host, String... more) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                keyAlgorithm,
                "-dname",
                "CN=made",
                "-ext",
                "SAN=" + host,
                "-ext",
                "bc=ca:true",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
        Process made = new ProcessBuilder(
                        Stream.concat(command.stream(), Stream.of(more)).toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            throw new IOException("keytool: " + said);
        }
    }

    private static KeyStore read(Path file) {
        return made(() -> {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            return store;
        });
    }

    public X509Certificate certificate() {
        return made(() -> (X509Certificate) store.getCertificate(ALIAS));
    }

    public String certificatePem() {
        return made(() -> block("CERTIFICATE", certificate().getEncoded()));
    }

    public String keyPem() {
        return made(() ->
                block("PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
    }

    /** The certificate and its key, under {@link #PASSWORD}. */
    public byte[] pkcs12() {
        return made(() -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, PASSWORD.toCharArray());
            return out.toByteArray();
        });
    }

    /** A context that serves with it, and believes it alone. */
    public SSLContext tls() {
        return made(() -> {
            KeyStore believed = KeyStore.getInstance("PKCS12");
            believed.load(null, null);
            believed.setCertificateEntry(ALIAS, certificate());
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(believed);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        });
    }

    private interface Making<T> {
        T make() throws IOException, GeneralSecurityException;
    }

    /** What every JDK can. */
    private static <T> T made(Making<T> making) {
        try {
            return making.make();
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String block(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }
}
