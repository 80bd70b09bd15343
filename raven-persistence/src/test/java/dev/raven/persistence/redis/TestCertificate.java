package dev.raven.persistence.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A key with a certificate that is its own authority, as PEM files, made for one run of the tests by the JDK's tool. */
record TestCertificate(Path certificate, Path key) {
    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** @param host such as {@code ip:127.0.0.1} or {@code dns:localhost} */
    static TestCertificate of(Path folder, String name, String host) throws IOException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        keytool(store, host);
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            made.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificate(
                pem(
                        folder.resolve(name + ".crt"),
                        "CERTIFICATE",
                        made.getCertificate("made").getEncoded()),
                pem(
                        folder.resolve(name + ".key"),
                        "PRIVATE KEY",
                        made.getKey("made", PASSWORD.toCharArray()).getEncoded()));
    }

    private static Path pem(Path file, String kind, byte[] bytes) throws IOException {
        String block =
                "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + kind + "-----\n";
        return Files.writeString(file, block);
    }

    private static void keytool(Path store, String host) throws IOException {
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "made",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=made",
                        "-ext",
                        "SAN=" + host,
                        "-ext",
                        "bc=ca:true",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(store)) {
            throw new IOException("keytool: " + said);
        }
    }
}
