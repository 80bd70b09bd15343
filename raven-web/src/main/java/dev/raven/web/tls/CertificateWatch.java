package dev.raven.web.tls;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import dev.raven.core.startup.StartupStep;
import dev.raven.web.port.OwnPort;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Gives the listener its certificate, and a new one when the files are replaced; a broken one changes nothing. */
@Singleton
class CertificateWatch implements StartupStep, Instrument {
    private static final Logger LOG = System.getLogger(CertificateWatch.class.getName());
    private static final int SECONDS = 1;

    private final TlsSettings settings;
    private final Clock clock;
    private final PinFile pin;
    private final ShownCertificate port;
    private boolean pinKept = true;
    private volatile Optional<CurrentIdentity> shown = Optional.empty();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-certificate").daemon().factory());

    @Inject
    CertificateWatch(TlsSettings settings, Clock clock, Environment environment) {
        this.settings = settings;
        this.clock = clock;
        this.pin = PinFile.from(environment);
        this.port = new ShownCertificate(new OwnPort(environment));
    }

    /** Before all others: the listener may be asked as soon as its port is open. */
    @Override
    public int order() {
        return 0;
    }

    @Override
    public void run() {
        if (settings.certificate().isEmpty()) {
            return;
        }
        IdentityReload reload = new IdentityReload(new IdentityFiles(settings, clock));
        pin.write(reload.identity().certificate());
        Security.addProvider(new IdentityProvider(reload.identity()));
        shown = Optional.of(reload.identity());
        timer.scheduleWithFixedDelay(() -> look(reload), SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Nothing where a proxy ends TLS. */
    @Override
    public List<Reading> readings() {
        return shown
                .map(identity -> Reading.time(
                        "tls_certificate_end_timestamp_seconds",
                        "Until when the certificate is valid that is shown",
                        identity.certificate().getNotAfter().toInstant()))
                .stream()
                .toList();
    }

    /** Whatever comes of the files, the pin is that of the certificate that serves: also where it could not be written before. */
    void look(IdentityReload reload) {
        lookAtFiles(reload);
        keepPin(reload.identity().certificate());
        lookAtPort(reload.identity().certificate());
    }

    private void lookAtPort(X509Certificate serving) {
        try {
            port.look(serving);
        } catch (RuntimeException | LinkageError failed) {
            LOG.log(
                    Level.WARNING,
                    "which certificate the port shows was not looked at; tried again in " + SECONDS + " s",
                    failed);
        }
    }

    private void keepPin(X509Certificate serving) {
        try {
            pin.write(serving);
            pinKept = true;
        } catch (UncheckedIOException unwritable) {
            if (pinKept) {
                LOG.log(
                        Level.ERROR,
                        "./raven does not know this server until its pin is written, tried each " + SECONDS + " s",
                        unwritable);
            }
            pinKept = false;
        }
    }

    private void lookAtFiles(IdentityReload reload) {
        try {
            reload.look()
                    .ifPresent(next -> LOG.log(
                            Level.INFO, "A new TLS certificate serves; it is valid until " + next.validUntil() + "."));
        } catch (SettingException broken) {
            LOG.log(Level.ERROR, broken.getMessage() + " The TLS certificate from before goes on serving.");
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "the TLS certificate was not looked at; tried again in " + SECONDS + " s", failed);
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
        Security.removeProvider(IdentityProvider.NAME);
    }
}
