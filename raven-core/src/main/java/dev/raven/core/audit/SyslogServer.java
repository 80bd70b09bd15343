package dev.raven.core.audit;

import dev.raven.core.settings.Environment;
import java.net.URI;
import java.util.Optional;

/**
 * A syslog server that takes copies of audit events.
 *
 * @param tls whether the connection is encrypted (RFC 5425)
 * @param port from 1 to 65535
 */
public record SyslogServer(boolean tls, String host, int port) {

    /** {@code RAVEN_AUDIT_SYSLOG}. */
    static Optional<SyslogServer> from(Environment environment) {
        return environment.parsed(
                "RAVEN_AUDIT_SYSLOG", SyslogServer::parse, "must be tcp://host:port or tls://host:port, and no more");
    }

    private static SyslogServer parse(String text) {
        URI url = URI.create(text);
        boolean known = "tcp".equals(url.getScheme()) || "tls".equals(url.getScheme());
        boolean whole = url.getHost() != null && url.getPort() > 0 && url.getPort() <= 65535;
        if (!known || !whole || !text.endsWith(":" + url.getPort()) || url.getUserInfo() != null) {
            throw new IllegalArgumentException("not a syslog server");
        }
        return new SyslogServer(url.getScheme().equals("tls"), url.getHost(), url.getPort());
    }
}
