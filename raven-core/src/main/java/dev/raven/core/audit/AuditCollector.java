package dev.raven.core.audit;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.Secret;
import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.util.Optional;

/**
 * A service that takes copies of audit events over HTTPS.
 *
 * @param url {@code RAVEN_AUDIT_HTTPS_URL}; https outside loopback
 * @param token {@code RAVEN_AUDIT_HTTPS_TOKEN}
 */
public record AuditCollector(URI url, Optional<Secret> token) {
    private static final String TOKEN = "RAVEN_AUDIT_HTTPS_TOKEN";

    /** @throws SettingException naming what is wrong or without effect */
    static Optional<AuditCollector> from(Environment environment) {
        Optional<AuditCollector> collector = environment
                .parsed(
                        "RAVEN_AUDIT_HTTPS_URL",
                        AuditCollector::url,
                        "must be an https URL without user or fragment; http on loopback alone")
                .map(url -> new AuditCollector(url, Secret.from(environment, TOKEN)));
        if (collector.isEmpty() && environment.text(TOKEN).isPresent()) {
            throw new SettingException(TOKEN, "has an effect with RAVEN_AUDIT_HTTPS_URL alone.");
        }
        return collector;
    }

    /** Whether the connection is encrypted. */
    boolean tls() {
        return "https".equals(url.getScheme());
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        boolean loopback = "127.0.0.1".equals(url.getHost()) || "localhost".equals(url.getHost());
        boolean safe = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && loopback);
        if (!safe || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("no address that keeps events secret");
        }
        return url;
    }
}
