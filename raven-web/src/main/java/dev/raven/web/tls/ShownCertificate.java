package dev.raven.web.tls;

import dev.raven.web.port.OwnPort;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Whether the port shows the certificate that Raven was given. A server shows it whose listener asks Raven; any other reads files itself, and
 * may have read others, or not yet the new ones, or speak no TLS at all, while whoever set {@code RAVEN_TLS_CERT} believes otherwise. For one
 * thread at a time.
 */
final class ShownCertificate {
    private static final Logger LOG = System.getLogger(ShownCertificate.class.getName());
    /** In looks. A server that looks at files has that long to take new ones over. */
    private static final int SOON = 10;

    private static final int SELDOM = 60;

    private final OwnPort port;
    private int looksToGo;
    private Optional<String> seen = Optional.empty();
    private Optional<String> told = Optional.empty();

    ShownCertificate(OwnPort port) {
        this.port = port;
    }

    /** Compares at each look until the port answers, and now and then from there on. What is still wrong a little later is told, once. */
    void look(X509Certificate given) {
        if (looksToGo > 0) {
            looksToGo--;
            return;
        }
        Optional<X509Certificate> shown = port.certificate();
        if (shown.isPresent() || port.plain("/health/live").isPresent()) {
            compared(wrong(given, shown));
        }
    }

    private void compared(Optional<String> wrong) {
        boolean lasting = wrong.equals(seen);
        if (lasting && !wrong.equals(told)) {
            wrong.ifPresent(text -> LOG.log(Level.WARNING, text));
            told = wrong;
        }
        seen = wrong;
        looksToGo = (lasting ? SELDOM : SOON) - 1;
    }

    private Optional<String> wrong(X509Certificate given, Optional<X509Certificate> shown) {
        if (shown.isEmpty()) {
            return Optional.of("RAVEN_TLS_CERT: port " + port.number()
                    + " speaks plain HTTP all the same; configure TLS in the server that Raven runs in, or unset it.");
        }
        return shown.get().equals(given)
                ? Optional.empty()
                : Optional.of(
                        "RAVEN_TLS_CERT: port " + port.number()
                                + " shows another certificate; have the server that Raven runs in read the same file, and anew if it was replaced.");
    }
}
