package dev.raven.web.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.network.TestCertificate;
import dev.raven.core.settings.Environment;
import dev.raven.core.signal.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A renewal whose pin cannot be written, as its directory is away. */
class CertificateWatchTest {
    private static final TestCertificate FIRST = TestCertificate.of("EC", "ip:127.0.0.1");
    private static final TestCertificate SECOND = TestCertificate.of("EC", "ip:127.0.0.1");

    @TempDir
    private Path folder;

    private Path run;
    private Path away;
    private CertificateWatch watch;
    private IdentityReload reload;

    @BeforeEach
    void begin() throws IOException {
        run = Files.createDirectories(folder.resolve("run"));
        away = folder.resolve("away");
        serve(FIRST);
        Environment environment = new Environment(Map.of(
                "RAVEN_STATE_FILE", run.resolve("state").toString(),
                "RAVEN_TLS_CERT", folder.resolve("tls.crt").toString(),
                "RAVEN_TLS_KEY", folder.resolve("tls.key").toString()));
        TlsSettings settings = TlsSettings.from(environment);
        watch = new CertificateWatch(settings, Clock.systemUTC(), environment);
        reload = new IdentityReload(new IdentityFiles(settings, Clock.systemUTC()));
    }

    @AfterEach
    void end() {
        watch.close();
    }

    private void serve(TestCertificate made) throws IOException {
        Files.writeString(folder.resolve("tls.crt"), made.certificatePem());
        Files.writeString(folder.resolve("tls.key"), made.keyPem());
    }

    private String pin() throws IOException {
        return Files.readString(run.resolve("tls-pin"));
    }

    /** Once for the new files to be seen, once to be taken over. */
    private void lookTwice() {
        watch.look(reload);
        watch.look(reload);
    }

    @Test
    void aPinThatCouldNotBeWrittenIsWrittenAsSoonAsItCan() throws IOException {
        watch.look(reload);
        String first = pin();
        serve(SECOND);
        Files.move(run, away);
        lookTwice();
        assertThat(reload.identity().certificate()).isEqualTo(SECOND.certificate());
        Files.move(away, run);
        assertThat(pin()).isEqualTo(first);

        watch.look(reload);
        assertThat(pin()).startsWith("sha256//").isNotEqualTo(first);
    }

    @Test
    void tellsUntilWhenTheCertificateIsValidThatIsShown() {
        assertThat(watch.readings()).isEmpty();
        watch.run();
        assertThat(watch.readings())
                .extracting(Reading::value)
                .containsExactly(FIRST.certificate().getNotAfter().getTime() / 1000.0);
    }

    @Test
    void alsoWhereTheFilesAreBrokenMeanwhile() throws IOException {
        Files.move(run, away);
        watch.look(reload);
        Files.writeString(folder.resolve("tls.crt"), "broken");
        lookTwice();
        Files.move(away, run);
        watch.look(reload);
        assertThat(pin()).startsWith("sha256//");
        assertThat(reload.identity().certificate()).isEqualTo(FIRST.certificate());
    }

    @Test
    void aPinThatStandsIsNotWrittenAgain() throws IOException {
        watch.look(reload);
        Files.delete(run.resolve("tls-pin"));
        lookTwice();
        assertThat(run.resolve("tls-pin")).doesNotExist();
    }
}
