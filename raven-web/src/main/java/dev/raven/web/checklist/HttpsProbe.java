package dev.raven.web.checklist;

import dev.raven.core.access.AccessSettings;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.web.port.OwnPort;
import dev.raven.web.request.TrustedProxies;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sends a request in the clear, and looks what becomes of it. */
@Singleton
class HttpsProbe implements ChecklistProbe {
    private static final String ROUTE = "/api/v1/tenant";
    private static final Duration SOON = Duration.ofDays(14);

    private final OwnPort port;
    private final AccessSettings access;
    private final TrustedProxies proxies;
    private final Clock clock;

    @Inject
    HttpsProbe(OwnPort port, AccessSettings access, TrustedProxies proxies, Clock clock) {
        this.port = port;
        this.access = access;
        this.proxies = proxies;
        this.clock = clock;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.HTTPS;
    }

    @Override
    public Finding look(TenantId owner) {
        if (!port.isKnown()) {
            return unknown();
        }
        return port.plain(ROUTE)
                .map(this::answered)
                .orElseGet(() -> port.certificate()
                        .map(this::shown)
                        .orElseGet(() -> Finding.fail("The server does not answer on its own port.")));
    }

    /** A server that is not told its port cannot ask it. */
    private Finding unknown() {
        return access.tlsRequired()
                ? Finding.warn("Plain HTTP is to be refused; RAVEN_HTTP_PORT is not set, so that could not be tried.")
                : Finding.fail("In development, API keys are taken over plain HTTP.");
    }

    private Finding answered(OwnPort.Answer answer) {
        if (answer.status() != 403 || !answer.text().contains("tls_required")) {
            return Finding.fail("A request over plain HTTP was answered " + answer.status()
                    + " just now: API keys may come in the clear.");
        }
        String seen = "A request over plain HTTP was refused just now (403 tls_required)";
        if (proxies.networks().isEmpty()) {
            return Finding.fail(seen + "; but no proxy is trusted that could end TLS, so every request is.");
        }
        return TrustedProxiesProbe.breadth(proxies.networks()) == Status.PASS
                ? Finding.pass(seen + "; a trusted proxy ends TLS.")
                : Finding.warn(
                        seen + "; but more than proxies may say that a request came by TLS: see trusted_proxies.");
    }

    private Finding shown(X509Certificate certificate) {
        Instant until = certificate.getNotAfter().toInstant();
        String seen = "The port speaks TLS and nothing else; its certificate is valid until " + until + ".";
        Optional<Instant> now = Optional.of(clock.instant());
        if (now.filter(until::isAfter).isEmpty()) {
            return Finding.fail(seen);
        }
        return now.map(instant -> instant.plus(SOON)).filter(until::isAfter).isEmpty()
                ? Finding.warn(seen)
                : Finding.pass(seen);
    }
}
