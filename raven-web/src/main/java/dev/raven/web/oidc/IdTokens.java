package dev.raven.web.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.raven.api.problem.UnauthenticatedException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.text.ParseException;
import java.util.Objects;
import java.util.Set;

/**
 * Verifies ID tokens (OpenID Connect Core 1.0, 3.1.3.7): signed by the provider's own key of now, by it, for us, in time, and to this
 * attempt. Signatures with a shared secret, and none, are none.
 */
final class IdTokens {
    private static final Logger LOG = System.getLogger(IdTokens.class.getName());
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String client;

    /** @param retriever how keys are fetched: again for one that is not known, a few times a minute at most */
    IdTokens(OidcSettings settings, URI keys, ResourceRetriever retriever) throws IOException {
        this.client = settings.clientId();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALGORITHMS,
                JWKSourceBuilder.create(keys.toURL(), retriever)
                        .refreshAheadCache(false) // which takes threads of its own
                        .build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                client,
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("sub", "exp", "iat", "nonce")));
    }

    /**
     * What the provider says of who signed in.
     *
     * @throws UnauthenticatedException for a token that is not to be believed
     * @throws IOException when the provider's keys cannot be had
     */
    JWTClaimsSet verified(String token, SignInAttempt attempt) throws IOException {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            if (!attempt.nonce().equals(claims.getStringClaim("nonce"))) {
                throw new BadJOSEException("nonce of another attempt");
            }
            boolean ours = claims.getAudience().size() == 1 || client.equals(claims.getStringClaim("azp"));
            if (!ours || !client.equals(Objects.requireNonNullElse(claims.getStringClaim("azp"), client))) {
                throw new BadJOSEException("issued to another client");
            }
            return claims;
        } catch (KeySourceException unreachable) {
            throw new IOException("its keys cannot be had", unreachable);
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            LOG.log(
                    Level.WARNING,
                    "an ID token is not believed: " + wrong.getClass().getSimpleName() + ", " + reason(wrong));
            throw new UnauthenticatedException();
        }
    }

    /** What cannot be read at all is not repeated. */
    private static String reason(Exception wrong) {
        return wrong instanceof BadJOSEException ? String.valueOf(wrong.getMessage()) : "unreadable";
    }
}
