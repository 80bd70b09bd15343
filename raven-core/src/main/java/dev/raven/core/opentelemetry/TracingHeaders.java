package dev.raven.core.opentelemetry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers that a collector asks for, a token among them: never printed. */
final class TracingHeaders {
    static final TracingHeaders NONE = new TracingHeaders(Map.of());
    /** As OpenTelemetry writes them: values may hold {@code %20} and the like, as members of a W3C Baggage do. */
    private static final Pattern ONE = Pattern.compile("\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*=\\s*(.*?)\\s*");

    private static final Pattern SENDABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    private final Map<String, String> headers;

    private TracingHeaders(Map<String, String> headers) {
        this.headers = headers;
    }

    /** @throws IllegalArgumentException where it is no list of headers, or a header is there twice */
    static TracingHeaders parse(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            Matcher one = ONE.matcher(part);
            if (!one.matches() || headers.put(one.group(1), value(one.group(2))) != null) {
                throw new IllegalArgumentException("no list of headers");
            }
        }
        return new TracingHeaders(headers);
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
