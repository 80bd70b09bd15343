package dev.raven.web.request;

import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request: the client's own where it is a sane one. It stands in every answer, log line and event. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "dev.raven.request-id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern LIKE_A_KEY = Pattern.compile("rk_(live|test)_");
    private static final int BYTES = 12;

    private RequestId() {}

    /** Keeps what the client sent, or draws one: what looks like an API key must never reach a log. */
    public static String choose(@Nullable String sent, RandomGenerator random) {
        if (sent != null
                && SANE.matcher(sent).matches()
                && !LIKE_A_KEY.matcher(sent).find()) {
            return sent;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return "req_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static void set(ServletRequest request, String id) {
        request.setAttribute(ATTRIBUTE, id);
    }

    /** Whether this request has a name yet. */
    public static boolean isSet(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    public static String of(ServletRequest request) {
        return String.valueOf(request.getAttribute(ATTRIBUTE));
    }

    public static String of(ContainerRequestContext request) {
        return String.valueOf(request.getProperty(ATTRIBUTE));
    }
}
