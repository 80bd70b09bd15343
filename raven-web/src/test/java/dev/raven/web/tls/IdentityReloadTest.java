package dev.raven.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.network.TestCertificate;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityReloadTest {
    @TempDir
    Path folder;

    private TestCertificate first;
    private TestCertificate second;
    private IdentityReload reload;

    @BeforeEach
    void begin() throws IOException {
        first = TestCertificate.of("EC", "ip:127.0.0.1");
        second = TestCertificate.of("EC", "ip:127.0.0.1");
        certificate(first.certificatePem());
        key(first);
        Environment environment = new Environment(Map.of(
                "RAVEN_TLS_CERT", folder.resolve("tls.crt").toString(),
                "RAVEN_TLS_KEY", folder.resolve("tls.key").toString()));
        reload = new IdentityReload(new IdentityFiles(TlsSettings.from(environment), Clock.systemUTC()));
    }

    private void certificate(String pem) throws IOException {
        Files.writeString(folder.resolve("tls.crt"), pem);
    }

    private void key(TestCertificate made) throws IOException {
        Files.writeString(folder.resolve("tls.key"), made.keyPem());
    }

    private void shows(TestCertificate made) {
        assertThat(reload.identity().getCertificateChain("any")).containsExactly(made.certificate());
    }

    @Test
    void aNewPairIsShownOnceItStood() throws IOException {
        certificate(second.certificatePem());
        assertThat(reload.look()).isEmpty();
        key(second);
        assertThat(reload.look()).isEmpty();
        shows(first);
        assertThat(reload.look()).isPresent();
        shows(second);
        assertThat(reload.look()).isEmpty();
    }

    @Test
    void aBrokenOneIsToldOnceAndChangesNothing() throws IOException {
        certificate("broken");
        assertThat(reload.look()).isEmpty();
        assertThatThrownBy(reload::look).isInstanceOf(SettingException.class).hasMessageContaining("tls.crt");
        assertThat(reload.look()).isEmpty();
        shows(first);
    }

    @Test
    void aFileThatIsGoneChangesNothingUntilItIsBack() throws IOException {
        Files.delete(folder.resolve("tls.key"));
        assertThat(reload.look()).isEmpty();
        assertThatThrownBy(reload::look).isInstanceOf(SettingException.class);
        certificate(second.certificatePem());
        key(second);
        assertThat(reload.look()).isEmpty();
        assertThat(reload.look()).isPresent();
        shows(second);
    }

    @Test
    void theSameContentWrittenAgainIsNothingNew() throws IOException {
        certificate(first.certificatePem());
        assertThat(reload.look()).isEmpty();
        assertThat(reload.look()).isEmpty();
    }
}
