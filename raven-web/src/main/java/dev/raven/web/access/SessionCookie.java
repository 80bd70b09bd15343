package dev.raven.web.access;

import dev.raven.core.session.SessionToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What keeps a browser signed in. {@code __Host-}: set by this host over TLS, for all its paths and no other host (RFC 6265bis), so that
 * no neighbour can plant one. It lasts as long as the browser at most; the server ends it before.
 */
public final class SessionCookie {
    public static final String NAME = "__Host-raven-session";

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";
    /** Takes it from the browser. */
    public static final String ENDED = NAME + "=" + ATTRIBUTES + "; Max-Age=0";

    private SessionCookie() {}

    /** Gives it to the browser. */
    public static String holding(SessionToken token) {
        return NAME + "=" + token.reveal() + ATTRIBUTES;
    }

    /** What came in it; nothing where the request was not made by one of our pages. */
    public static Optional<String> sent(ContainerRequestContext request) {
        return meant(
                OwnPages.of(request),
                Optional.ofNullable(request.getCookies().get(NAME)).map(Cookie::getValue));
    }

    /** The same for a resource. */
    public static Optional<String> sent(HttpServletRequest request) {
        return meant(
                OwnPages.of(request),
                Stream.ofNullable(request.getCookies())
                        .flatMap(Stream::of)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(cookie -> cookie.getValue())
                        .findFirst());
    }

    private static Optional<String> meant(OwnPages page, Optional<String> token) {
        return token.filter(sent -> page.ask()).filter(page::mean);
    }
}
