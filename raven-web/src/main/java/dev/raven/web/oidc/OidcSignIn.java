package dev.raven.web.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.access.StaffMember;
import dev.raven.core.id.TenantId;
import dev.raven.core.settings.Environment;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends browsers to the identity provider that the operator names, and learns from it who came back. */
@Singleton
public class OidcSignIn {
    private final Optional<OidcSettings> settings;
    private final Optional<Provider> provider;
    private volatile @Nullable Known known;

    /** What was learnt of the provider; it holds until it is away, or the server is started anew. */
    private record Known(Endpoints endpoints, IdTokens tokens) {}

    @Inject
    OidcSignIn(Environment environment) {
        this(OidcSettings.from(environment));
    }

    OidcSignIn(Optional<OidcSettings> settings) {
        this.settings = settings;
        this.provider = settings.map(Provider::new);
    }

    /** Whom one may sign in through. */
    Optional<String> issuer() {
        return settings.map(OidcSettings::issuer);
    }

    TenantId tenant() {
        return set().tenant();
    }

    /** Where a browser is to go that has come back. */
    URI console() {
        return set().console();
    }

    /**
     * Where the browser is to go.
     *
     * @throws ProviderException when the provider is away
     */
    URI destination(SignInAttempt attempt) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", set().clientId());
        query.put("redirect_uri", set().callback().toString());
        query.put("scope", "openid profile");
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        URI endpoint = asked(this::known).endpoints().authorization();
        return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + Provider.form(query));
    }

    /**
     * Who came back with a code.
     *
     * @throws UnauthenticatedException where the provider does not vouch for anybody
     * @throws ForbiddenException for somebody to whom no scope is given
     * @throws ProviderException when the provider is away
     */
    StaffMember cameBack(String code, SignInAttempt attempt) {
        JWTClaimsSet claims = asked(() -> claims(code, attempt));
        Set<Scope> scopes = set().grants().of(claims.getClaims());
        if (scopes.isEmpty()) {
            throw new ForbiddenException(
                    ProblemCode.INSUFFICIENT_SCOPE,
                    "The identity provider says nothing of you that gives a scope here.");
        }
        try {
            return new StaffMember(set().issuer(), claims.getSubject(), name(claims), scopes);
        } catch (IllegalArgumentException nobody) {
            throw new UnauthenticatedException();
        }
    }

    private JWTClaimsSet claims(String code, SignInAttempt attempt) throws IOException {
        Known there = known();
        String token = provider.orElseThrow().redeem(there.endpoints().token(), code, attempt);
        return there.tokens().verified(token, attempt);
    }

    private Known known() throws IOException {
        Known before = known;
        if (before != null) {
            return before;
        }
        Provider asked = provider.orElseThrow();
        Endpoints endpoints = asked.endpoints();
        Known found = new Known(endpoints, new IdTokens(set(), endpoints.keys(), asked));
        known = found;
        return found;
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException away) {
            known = null; // it may have moved
            throw new ProviderException("the identity provider " + away.getMessage(), away);
        }
    }

    private static String name(JWTClaimsSet claims) {
        return Stream.of("name", "preferred_username")
                .map(claims::getClaim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse("");
    }

    private OidcSettings set() {
        return settings.orElseThrow();
    }

    @PreDestroy
    void close() {
        provider.ifPresent(Provider::close);
    }
}
