package dev.raven.web.request;

import dev.raven.core.network.CidrBlock;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** Where a request really comes from: through trusted proxies only, whose chain is walked from this end. */
public final class ClientAddress {
    private static final String ADDRESS = "dev.raven.client-address";
    private static final String CIPHER = "jakarta.servlet.request.cipher_suite";
    private static final String SECURE = "dev.raven.client-secure";
    private static final String THIS_MACHINE = "dev.raven.client-this-machine";

    private ClientAddress() {}

    /** Works the address out once, and leaves it on the request. */
    public static void find(HttpServletRequest request, TrustedProxies trusted) {
        Optional<String> peer = peer(request);
        if (peer.filter(trusted::includes).isEmpty()) {
            set(request, peer, encrypted(request));
            return;
        }
        ForwardedChain chain = ForwardedChain.of(request, trusted);
        // a proxy may encrypt what came to it in the clear: its word goes before what this end of the way looks like
        set(request, chain.client(peer), chain.told() ? chain.secure() : encrypted(request));
    }

    /** Of a command of this machine ({@link ThisMachine}): nobody is between it and the server who could read along. */
    public static void findHere(HttpServletRequest request) {
        set(request, peer(request), true);
        request.setAttribute(THIS_MACHINE, true);
    }

    /** Whether a command of this machine asks. */
    public static boolean here(ContainerRequestContext request) {
        return Boolean.TRUE.equals(request.getProperty(THIS_MACHINE));
    }

    /** By the cipher: over HTTP/2 without TLS a client may say {@code https} of itself (RFC 9113, 8.3.1). */
    private static boolean encrypted(HttpServletRequest request) {
        return request.isSecure() && request.getAttribute(CIPHER) != null;
    }

    /** The client's address as text; empty when it could not be found out. */
    public static Optional<String> of(ContainerRequestContext request) {
        return Optional.ofNullable((String) request.getProperty(ADDRESS));
    }

    public static Optional<String> of(ServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ADDRESS));
    }

    /** Whether the client's own connection is encrypted. */
    public static boolean secure(ContainerRequestContext request) {
        return Boolean.TRUE.equals(request.getProperty(SECURE));
    }

    public static boolean secure(ServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(SECURE));
    }

    /** Without the zone that only this machine knows (RFC 4007). */
    private static Optional<String> peer(HttpServletRequest request) {
        return CidrBlock.canonicalAddress(request.getRemoteAddr().replaceFirst("%.*", ""));
    }

    private static void set(HttpServletRequest request, Optional<String> address, boolean secure) {
        address.ifPresent(known -> request.setAttribute(ADDRESS, known));
        request.setAttribute(SECURE, secure);
    }
}
