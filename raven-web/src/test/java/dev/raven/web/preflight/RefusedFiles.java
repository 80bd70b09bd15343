package dev.raven.web.preflight;

import dev.raven.core.network.TestCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;

/** The files that the examples of docs/start-refusals.md name. */
final class RefusedFiles {
    private static final char[] PASSWORD = TestCertificate.PASSWORD.toCharArray();

    private final Path folder;

    private RefusedFiles(Path folder) {
        this.folder = folder;
    }

    static void make(Path folder) throws IOException, GeneralSecurityException {
        RefusedFiles files = new RefusedFiles(folder);
        files.odd();
        files.keys();
        files.certificates();
    }

    private void odd() throws IOException {
        write("text", "nothing in particular\n");
        write("empty", "");
        write("large", "x".repeat((1 << 20) + 1));
        write("password", TestCertificate.PASSWORD + "\n");
        write("damaged.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    }

    private void keys() throws IOException {
        write("encryption.key", "none\n");
        share("shared.key", "none\n");
        write("foreign/operator.key", "rk_live_none\n");
        share("shared/operator.key", "rk_test_none\n");
        permit(Files.createDirectories(folder.resolve("folder")), "rw-------");
        permit(Files.createDirectories(folder.resolve("unreadable/operator.key")), "rw-------");
    }

    private void certificates() throws IOException, GeneralSecurityException {
        TestCertificate tls = pair("tls", TestCertificate.of("EC", "ip:127.0.0.1"));
        TestCertificate early = pair("early", TestCertificate.of("EC", "ip:127.0.0.1", "-startdate", "+1d"));
        pair("expired", TestCertificate.of("EC", "ip:127.0.0.1", "-startdate", "-3d", "-validity", "1"));
        pair("ed25519", TestCertificate.of("Ed25519", "ip:127.0.0.1"));
        write("another.key", early.keyPem());
        write("ca.crt", tls.certificatePem());
        write("no-chain.crt", tls.certificatePem() + early.certificatePem());
        write("azure.pem", tls.certificatePem() + tls.keyPem());
        Files.write(folder.resolve("tls.p12"), tls.pkcs12());
        KeyStore two = KeyStore.getInstance("PKCS12");
        two.load(null, null);
        add(two, "one", tls);
        add(two, "other", early);
        try (OutputStream file = Files.newOutputStream(folder.resolve("two-keys.p12"))) {
            two.store(file, PASSWORD);
        }
    }

    private static void add(KeyStore to, String alias, TestCertificate made)
            throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(new ByteArrayInputStream(made.pkcs12()), PASSWORD);
        String only = own.aliases().nextElement();
        to.setKeyEntry(alias, own.getKey(only, PASSWORD), PASSWORD, new Certificate[] {made.certificate()});
    }

    private TestCertificate pair(String name, TestCertificate made) throws IOException {
        write(name + ".crt", made.certificatePem());
        write(name + ".key", made.keyPem());
        return made;
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return permit(Files.writeString(file, text), "rw-------");
    }

    private void share(String name, String text) throws IOException {
        permit(write(name, text), "rw-r--r--");
    }

    private static Path permit(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
