package dev.raven.web.tls;

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

/** A key and a certificate that it signed itself, made for one run of the tests by the JDK's tool. */
public final class MadeIdentity {
    static final String PASSWORD = "changeit";

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final KeyStore store;

    private MadeIdentity(KeyStore store) {
        this.store = store;
    }

    /** @param more further options of {@code keytool -genkeypair}, such as {@code -startdate -3d -validity 1} */
    public static MadeIdentity of(Path folder, String keyAlgorithm, String... more) {
        try {
            Path file = Files.createTempDirectory(folder, "made").resolve("made.p12");
            keytool(file, keyAlgorithm, more);
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            return new MadeIdentity(store);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void keytool(Path file, String keyAlgorithm, String... more) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "made",
                "-keyalg",
                keyAlgorithm,
                "-dname",
                "CN=made",
                "-ext",
                "SAN=ip:127.0.0.1",
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

    public X509Certificate certificate() {
        try {
            return (X509Certificate) store.getCertificate("made");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String certificatePem() {
        try {
            return block("CERTIFICATE", certificate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String keyPem() {
        try {
            return block(
                    "PRIVATE KEY", store.getKey("made", PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] pkcs12() throws IOException, GeneralSecurityException {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            store.store(out, PASSWORD.toCharArray());
            return out.toByteArray();
        }
    }

    private static String block(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }
}
