package dev.raven.web.request;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Where a request really comes from: through trusted proxies only, whose chain is walked from this end. */
public final class ClientAddress {
    private static final String ADDRESS = "dev.raven.client-address";
    private static final String SECURE = "dev.raven.client-secure";

    private ClientAddress() {}

    /** Works the address out once, and leaves it on the request. */
    public static void find(HttpServletRequest request, TrustedProxies trusted) {
        boolean proxied = trusted.includes(request.getRemoteAddr());
        String address = proxied ? behind(request, trusted) : request.getRemoteAddr();
        request.setAttribute(ADDRESS, address);
        boolean forwardedSecure = proxied && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        request.setAttribute(SECURE, request.isSecure() || forwardedSecure);
    }

    /** The client's address as text; empty when it could not be found out. */
    public static Optional<String> of(ContainerRequestContext request) {
        return Optional.ofNullable((String) request.getProperty(ADDRESS));
    }

    /** Whether the client's own connection is encrypted. */
    public static boolean secure(ContainerRequestContext request) {
        return Boolean.TRUE.equals(request.getProperty(SECURE));
    }

    public static boolean secure(ServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(SECURE));
    }

    /** The nearest hop that is no proxy of ours; what stands further left, anybody may have written. */
    private static String behind(HttpServletRequest request, TrustedProxies trusted) {
        List<String> hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
        for (int i = hops.size() - 1; i >= 0; i--) {
            if (!trusted.includes(hops.get(i))) {
                return hops.get(i);
            }
        }
        return request.getRemoteAddr();
    }
}
