package dev.raven.web.oidc;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/**
 * With what a browser comes back from the provider.
 *
 * @param code empty where the provider let nobody in
 * @param state that of the attempt which it answers
 * @param issuer who answers, where that is said (RFC 9207)
 * @param attempt what the browser kept meanwhile
 */
record ProviderAnswer(
        Optional<String> code, Optional<String> state, Optional<String> issuer, Optional<SignInAttempt> attempt) {

    static ProviderAnswer of(UriInfo uri, HttpHeaders headers) {
        return new ProviderAnswer(
                parameter(uri, "code"), parameter(uri, "state"), parameter(uri, "iss"), AttemptCookie.sent(headers));
    }

    /** The attempt, where this answers it and comes from that provider. */
    Optional<SignInAttempt> answered(String provider) {
        return attempt.filter(kept -> state.filter(kept::isAnsweredBy).isPresent())
                .filter(kept -> issuer.isEmpty() || issuer.get().equals(provider));
    }

    private static Optional<String> parameter(UriInfo uri, String name) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name));
    }
}
