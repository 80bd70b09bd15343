package dev.raven.core.webhook;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides where webhooks may lead: over HTTPS, to a port that is meant for it, of a host all of whose addresses are public. */
@Singleton
public class WebhookTargets {
    private static final String FIELD = "settings.webhook_url";
    private static final int HTTPS_PORT = 443;

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
    public void check(TenantId tenant, String url) {
        try {
            if (find(tenant, url).isEmpty()) {
                throw InvalidRequestException.of(FIELD, rule());
            }
        } catch (UnansweredException later) {
            throw InvalidRequestException.of(FIELD, "names a host that could not be looked up just now; try again.");
        }
    }

    /**
     * As {@link #check}, but the host is not looked up: that is work that name servers of anybody's choice can make
     * long, and not to be had by whoever comes by. What is wrong with it comes out when it is called.
     */
    public void checkForm(String url) {
        if (parse(url).isEmpty()) {
            throw InvalidRequestException.of(FIELD, rule());
        }
    }

    /** Empty for a URL that must not be called, or whose host has no address now. */
    Optional<WebhookTarget> find(TenantId tenant, String url) throws UnansweredException {
        Optional<URI> parsed = parse(url);
        return parsed.isEmpty() ? Optional.empty() : resolve(tenant, parsed.get());
    }

    private Optional<URI> parse(String url) {
        try {
            return Optional.of(URI.create(url))
                    .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null)
                    .filter(uri -> uri.getRawFragment() == null && uri.getPort() <= 65_535 && uri.getPort() != 0)
                    .filter(uri -> callable(uri) || settings.loopback());
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    /** One address that is not public among public ones is an attack, so all are refused. */
    private Optional<WebhookTarget> resolve(TenantId tenant, URI url) throws UnansweredException {
        try {
            List<InetAddress> addresses = dns.resolve(tenant, url.getHost());
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
        Predicate<InetAddress> open = callable(url) ? here.or(PublicAddresses::contain) : here;
        return open.and(address -> PublicAddresses.outside(settings.denied(), address));
    }

    /** Whether other machines may be called so. A service that is not meant to be called is not even knocked at. */
    private boolean callable(URI url) {
        int port = url.getPort() < 0 ? HTTPS_PORT : url.getPort();
        return "https".equals(url.getScheme()) && settings.ports().contains(port);
    }

    private String rule() {
        String ports = settings.ports().stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
        return "must be an https URL to port " + ports
                + " without user information whose host has public addresses only"
                + (settings.loopback() ? "; in development this machine's too, at any port and also by http." : ".");
    }
}
