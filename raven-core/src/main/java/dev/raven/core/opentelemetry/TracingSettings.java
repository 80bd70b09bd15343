package dev.raven.core.opentelemetry;

import dev.raven.core.network.TrustedAuthorities;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where spans go, and how many.
 *
 * @param url {@code RAVEN_TRACING_URL} and {@code /v1/traces}; https where headers are sent outside loopback
 * @param headers {@code RAVEN_TRACING_HEADERS}, by which the collector knows Raven
 * @param authorities {@code RAVEN_TRACING_CA_FILE}, whose certificates are believed; empty: those that the JVM believes
 * @param service {@code RAVEN_TRACING_SERVICE}, {@code raven} where unset
 * @param ratio {@code RAVEN_TRACING_RATIO}, 0–1: the share of requests that are traced
 */
record TracingSettings(
        URI url, TracingHeaders headers, Optional<TrustManagerFactory> authorities, String service, double ratio) {
    private static final String URL = "RAVEN_TRACING_URL";
    private static final String HEADERS = "RAVEN_TRACING_HEADERS";
    private static final String AUTHORITIES = "RAVEN_TRACING_CA_FILE";
    private static final String SERVICE = "RAVEN_TRACING_SERVICE";
    private static final String RATIO = "RAVEN_TRACING_RATIO";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern SHARE = Pattern.compile("0(\\.[0-9]{1,9})?|1(\\.0{1,9})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Empty where no collector is named.
     *
     * @throws SettingException naming what is wrong or without effect
     */
    static Optional<TracingSettings> from(Environment environment) {
        Optional<URI> url = environment.parsed(
                URL,
                TracingSettings::traces,
                "must be an http or https URL such as https://collector:4318, to which Raven adds /v1/traces");
        if (environment.text(URL).isEmpty()) {
            refuseTheRest(environment);
        }
        return url.map(to -> to(to, environment));
    }

    private static TracingSettings to(URI url, Environment environment) {
        TracingHeaders headers = environment
                .parsed(
                        HEADERS,
                        TracingHeaders::parse,
                        "must be name=value, separated by commas, of headers that are a collector's own, each once")
                .orElse(TracingHeaders.NONE);
        if (!headers.isEmpty() && !keepsSecrets(url)) {
            throw new SettingException(
                    HEADERS, "would go over the network unprotected; name an https URL in " + URL + ".");
        }
        return new TracingSettings(
                url,
                headers,
                TrustedAuthorities.from(environment, AUTHORITIES),
                environment
                        .parsed(
                                SERVICE,
                                TracingSettings::name,
                                "must be 1 to 64 letters, digits, dots, hyphens and underscores")
                        .orElse("raven"),
                environment
                        .parsed(RATIO, TracingSettings::ratio, "must be a number from 0 to 1, such as 0.1")
                        .orElse(1.0));
    }

    /** What would be passed over in silence. */
    private static void refuseTheRest(Environment environment) {
        List.of(HEADERS, AUTHORITIES, SERVICE, RATIO).stream()
                .filter(name -> environment.text(name).isPresent())
                .map(name -> environment.inFile(name) ? name + "_FILE" : name)
                .findFirst()
                .ifPresent(name -> {
                    throw new SettingException(name, "has an effect with " + URL + " alone.");
                });
    }

    private static URI traces(String text) {
        URI base = URI.create(text.replaceAll("/+$", ""));
        boolean known = "https".equalsIgnoreCase(base.getScheme()) || "http".equalsIgnoreCase(base.getScheme());
        boolean reachable = base.getHost() != null && base.getPort() != 0 && base.getPort() <= HIGHEST_PORT;
        boolean plain = base.getUserInfo() == null && base.getQuery() == null && base.getFragment() == null;
        if (!known || !plain || !reachable || base.getPath().endsWith("/v1/traces")) {
            throw new IllegalArgumentException("no address of a collector");
        }
        return URI.create(base + "/v1/traces");
    }

    private static boolean keepsSecrets(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) || LOOPBACK.contains(url.getHost());
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("no name of a service");
        }
        return text;
    }

    private static double ratio(String text) {
        if (!SHARE.matcher(text).matches()) {
            throw new IllegalArgumentException("no share");
        }
        return Double.parseDouble(text);
    }
}
