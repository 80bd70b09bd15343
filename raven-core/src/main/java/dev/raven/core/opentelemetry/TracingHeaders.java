package dev.raven.core.opentelemetry;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers that a collector asks for, a token among them: never printed. */
final class TracingHeaders {
    static final TracingHeaders NONE = new TracingHeaders(Map.of());
    /** As OpenTelemetry writes them: values may hold {@code %20} and the like, as members of a W3C Baggage do. */
    private static final Pattern ONE = Pattern.compile("\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*=\\s*(.*?)\\s*");

    private static final Pattern SENDABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    /** What the message itself has, in lower case. */
    private static final Set<String> OF_THE_MESSAGE = Set.of("content-type", "content-encoding", "accept-encoding");

    private static final URI ANYWHERE = URI.create("https://collector");

    private final Map<String, String> headers;

    private TracingHeaders(Map<String, String> headers) {
        this.headers = headers;
    }

    /** @throws IllegalArgumentException where it is no list of headers, or one is there twice or is for the JDK's client to set */
    static TracingHeaders parse(String text) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String part : text.split(",", -1)) {
            Matcher one = ONE.matcher(part);
            if (!one.matches() || headers.put(name(one.group(1)), value(one.group(2))) != null) {
                throw new IllegalArgumentException("no list of headers");
            }
        }
        return new TracingHeaders(headers);
    }

    private static String name(String name) {
        if (OF_THE_MESSAGE.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not to be set");
        }
        HttpRequest.newBuilder(ANYWHERE).header(name, "");
        return name;
    }

    private static String value(String written) {
        String value = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (!SENDABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("not to be sent");
        }
        return value;
    }

    boolean isEmpty() {
        return headers.isEmpty();
    }

    /** For the collector alone. */
    Map<String, String> reveal() {
        return Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
