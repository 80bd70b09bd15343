package dev.raven.web.oidc;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** Keeps an attempt in its browser while that is at the provider, for ten minutes. {@code Lax}, as it comes back from another site. */
final class AttemptCookie {
    private static final String NAME = "__Host-raven-sign-in";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    static final String ENDED = NAME + "=" + ATTRIBUTES + "0";

    private AttemptCookie() {}

    static String holding(SignInAttempt attempt) {
        return NAME + "=" + attempt.reveal() + ATTRIBUTES + "600";
    }

    static Optional<SignInAttempt> sent(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(NAME))
                .map(Cookie::getValue)
                .flatMap(SignInAttempt::parse);
    }
}
