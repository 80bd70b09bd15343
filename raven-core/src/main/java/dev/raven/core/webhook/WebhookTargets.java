package dev.raven.core.webhook;

import dev.raven.api.problem.InvalidRequestException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides where webhooks may lead: over HTTPS, to a host all of whose addresses are public. */
@Singleton
public class WebhookTargets {
    private static final String FIELD = "settings.webhook_url";

    /** More addresses than this are passed over: each is a connection that may have to be waited for. */
    private static final int MOST_ADDRESSES = 4;

    private final WebhookDns dns;
    private final WebhookSettings settings;

    @Inject
    WebhookTargets(WebhookDns dns, WebhookSettings settings) {
        this.dns = dns;
        this.settings = settings;
    }

    /**
     * Refuses a URL that would never be called. One answer for all that is wrong with a host: whether a private name is
     * known here is nobody's business.
     *
     * @throws InvalidRequestException naming {@code settings.webhook_url}
     */
    public void check(String url) {
        if (find(url).isEmpty()) {
            throw InvalidRequestException.of(
                    FIELD,
                    settings.loopback()
                            ? "must be an https URL without user information whose host has public addresses only; "
                                    + "in development this machine's too, also by http."
                            : "must be an https URL without user information whose host has public addresses only.");
        }
    }

    /** Empty for a URL that must not be called, or whose host has no address now. */
    Optional<WebhookTarget> find(String url) {
        return parse(url).flatMap(this::resolve);
    }

    private static Optional<URI> parse(String url) {
        try {
            return Optional.of(URI.create(url))
                    .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null)
                    .filter(uri -> uri.getRawFragment() == null && uri.getPort() <= 65_535 && uri.getPort() != 0);
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    /** One address that is not public among public ones is an attack, so all are refused. */
    private Optional<WebhookTarget> resolve(URI url) {
        try {
            List<InetAddress> addresses = dns.resolve(url.getHost());
            return addresses.isEmpty() || !addresses.stream().allMatch(admitted(url))
                    ? Optional.empty()
                    : Optional.of(new WebhookTarget(
                            url, addresses.stream().limit(MOST_ADDRESSES).toList()));
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    private Predicate<InetAddress> admitted(URI url) {
        Predicate<InetAddress> here = address -> settings.loopback() && PublicAddresses.loopback(address);
        return "https".equals(url.getScheme()) ? here.or(PublicAddresses::contain) : here;
    }
}
