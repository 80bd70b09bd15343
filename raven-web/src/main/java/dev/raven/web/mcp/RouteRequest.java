package dev.raven.web.mcp;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A route's request in the place of the message's, from the same client with the same key. It says itself what it asks for, as servers
 * leave what an included request asks for as it was (Servlet 6.0, 9.3.1).
 */
final class RouteRequest extends HttpServletRequestWrapper {
    private static final String BASE = "/api/v1";
    private static final String TYPE = "application/json";
    /** What of the client's own headers a route looks at. */
    private static final List<String> KEPT = List.of("Authorization", "User-Agent");

    private final RouteCall call;
    private final byte[] body;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    RouteRequest(HttpServletRequest message, RouteCall call) {
        super(message);
        this.call = call;
        this.body = call.bytes();
        KEPT.forEach(name -> Optional.ofNullable(message.getHeader(name)).ifPresent(value -> headers.put(name, value)));
        headers.put("Accept", TYPE);
        call.idempotencyKey().ifPresent(key -> headers.put("Idempotency-Key", key));
        if (call.body().isPresent()) {
            headers.put("Content-Type", TYPE);
            headers.put("Content-Length", String.valueOf(body.length));
        }
    }

    /** Within the application: what its dispatcher is asked for. */
    static String path(RouteCall call) {
        return BASE + call.path();
    }

    @Override
    public String getMethod() {
        return call.method();
    }

    @Override
    public String getRequestURI() {
        return getContextPath() + path(call);
    }

    @Override
    public StringBuffer getRequestURL() {
        String url = super.getRequestURL().toString();
        String host = url.substring(0, url.length() - super.getRequestURI().length());
        return new StringBuffer(host).append(getRequestURI());
    }

    @Override
    public String getServletPath() {
        return BASE;
    }

    @Override
    public String getPathInfo() {
        return call.path();
    }

    @Override
    public @Nullable String getQueryString() {
        return call.queryString().orElse(null);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(
                Optional.ofNullable(headers.get(name)).map(List::of).orElse(List.of()));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    @Override
    public @Nullable String getContentType() {
        return headers.get("Content-Type");
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return null;
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new GivenBody(body);
    }
}
