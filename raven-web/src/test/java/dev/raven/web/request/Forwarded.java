package dev.raven.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that came over proxies, and what is found out about it. */
record Forwarded(String peer, boolean tls, Map<String, List<String>> headers) {

    static Forwarded by(String peer) {
        return new Forwarded(peer, false, Map.of());
    }

    Forwarded over(boolean encrypted) {
        return new Forwarded(peer, encrypted, headers);
    }

    Forwarded with(String name, String... lines) {
        Map<String, List<String>> more = new HashMap<>(headers);
        more.put(name, List.of(lines));
        return new Forwarded(peer, tls, more);
    }

    /** Who the client is taken for; null where that is unknown. */
    @Nullable
    Object address(TrustedProxies trusted) {
        return found(trusted).get("dev.raven.client-address");
    }

    /** The attributes that the request has then. */
    Map<String, Object> found(TrustedProxies trusted) {
        Map<String, Object> attributes = new HashMap<>();
        HttpServletRequest request = Requests.answering(Map.of(
                "getRemoteAddr", none -> peer,
                "isSecure", none -> tls,
                "getAttribute", asked -> tls ? "TLS_AES_256_GCM_SHA384" : null,
                "getHeaders", asked -> Collections.enumeration(headers.getOrDefault((String) asked[0], List.of())),
                "setAttribute", asked -> attributes.put((String) asked[0], asked[1])));
        ClientAddress.find(request, trusted);
        return attributes;
    }
}
