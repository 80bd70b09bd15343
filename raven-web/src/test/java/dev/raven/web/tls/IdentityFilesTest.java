package dev.raven.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.network.TestCertificate;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityFilesTest {
    @TempDir
    static Path folder;

    private static TestCertificate rsa;
    private static TestCertificate ec;
    private static TestCertificate otherEc;

    private final Map<String, String> variables = new HashMap<>();
    private Path certificate;
    private Path key;
    private Path password;

    @BeforeAll
    static void make() {
        rsa = TestCertificate.of("RSA", "ip:127.0.0.1");
        ec = TestCertificate.of("EC", "ip:127.0.0.1");
        otherEc = TestCertificate.of("EC", "ip:127.0.0.1");
    }

    @BeforeEach
    void name() throws IOException {
        Path own = Files.createTempDirectory(folder, "own");
        certificate = own.resolve("tls.crt");
        key = own.resolve("tls.key");
        password = own.resolve("password");
        variables.put("RAVEN_TLS_CERT", certificate.toString());
        variables.put("RAVEN_TLS_KEY", key.toString());
    }

    private void write(String certificates, String keys) throws IOException {
        Files.writeString(certificate, certificates);
        Files.writeString(key, keys);
    }

    private IdentityFiles files() {
        return new IdentityFiles(TlsSettings.from(new Environment(variables)), Clock.systemUTC());
    }

    private void refused(String setting, Path file, String why) {
        assertThatThrownBy(() -> files().read())
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(setting + ": " + file)
                .hasMessageContaining(why);
    }

    @Test
    void readsPairsOfBothKinds() throws IOException {
        for (TestCertificate made : new TestCertificate[] {rsa, ec}) {
            write(made.certificatePem(), made.keyPem());
            assertThat(files().read().chain()).containsExactly(made.certificate());
        }
    }

    @Test
    void readsAPkcs12FileWithItsPasswordInAFile() throws IOException, GeneralSecurityException {
        variables.remove("RAVEN_TLS_KEY");
        variables.put("RAVEN_TLS_PASSWORD_FILE", password.toString());
        Files.write(certificate, ec.pkcs12());
        Files.writeString(password, TestCertificate.PASSWORD + "\n");
        assertThat(files().read().chain()).containsExactly(ec.certificate());

        Files.writeString(password, "wr0ng");
        refused("RAVEN_TLS_CERT", certificate, "cannot be opened as a PKCS #12 file");
        Files.delete(password);
        refused("RAVEN_TLS_PASSWORD_FILE", password, "cannot be read");
    }

    @Test
    void filesThatAreNotThereAreNamed() throws IOException {
        refused("RAVEN_TLS_CERT", certificate, "cannot be read");
        Files.writeString(certificate, ec.certificatePem());
        refused("RAVEN_TLS_KEY", key, "cannot be read");
    }

    @Test
    void whatIsNotPemIsNamedAndNotRepeated() throws IOException {
        write("s3cret", ec.keyPem());
        refused("RAVEN_TLS_CERT", certificate, "BEGIN CERTIFICATE");
        write(ec.certificatePem(), "s3cret");
        refused("RAVEN_TLS_KEY", key, "BEGIN PRIVATE KEY");
        write(ec.certificatePem(), ec.keyPem().replace("PRIVATE KEY", "EC PRIVATE KEY"));
        refused("RAVEN_TLS_KEY", key, "openssl pkcs8 -topk8 -nocrypt");
        write(ec.certificatePem(), ec.keyPem().replaceFirst("(?s)-----\n.*\n-----", "-----\ns3cret==\n-----"));
        assertThatThrownBy(() -> files().read()).message().doesNotContain("s3cret");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws IOException {
        write(ec.certificatePem(), otherEc.keyPem());
        refused("RAVEN_TLS_KEY", key, "is not the key of the first certificate");
        write(ec.certificatePem(), rsa.keyPem());
        refused("RAVEN_TLS_KEY", key, "cannot be read as the EC key");
    }

    @Test
    void certificatesThatAreNoChainAreRefused() throws IOException {
        write(ec.certificatePem() + otherEc.certificatePem(), ec.keyPem());
        refused("RAVEN_TLS_CERT", certificate, "is no chain");
        write(ec.certificatePem() + ec.certificatePem(), ec.keyPem());
        assertThat(files().read().chain()).hasSize(2);
    }

    @Test
    void anExpiredCertificateIsRefusedAndOneOfTomorrow() throws IOException {
        TestCertificate expired = TestCertificate.of("EC", "ip:127.0.0.1", "-startdate", "-3d", "-validity", "1");
        write(expired.certificatePem(), expired.keyPem());
        refused("RAVEN_TLS_CERT", certificate, "expired at");
        TestCertificate tomorrows = TestCertificate.of("EC", "ip:127.0.0.1", "-startdate", "+1d");
        write(tomorrows.certificatePem(), tomorrows.keyPem());
        refused("RAVEN_TLS_CERT", certificate, "is valid from");
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, false, RAVEN_TLS_KEY",
        "false, true, false, RAVEN_TLS_CERT",
        "false, false, true, RAVEN_TLS_CERT",
        "true, true, true, RAVEN_TLS_KEY"
    })
    void settingsThatDoNotGoTogetherAreNamed(boolean certificate, boolean key, boolean password, String named) {
        Map<String, String> set = new HashMap<>();
        if (certificate) {
            set.put("RAVEN_TLS_CERT", "a");
        }
        if (key) {
            set.put("RAVEN_TLS_KEY", "b");
        }
        if (password) {
            set.put("RAVEN_TLS_PASSWORD_FILE", "c");
        }
        assertThatThrownBy(() -> TlsSettings.from(new Environment(set)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(named + ": ");
    }
}
