package dev.raven.web.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.access.StaffMember;
import dev.raven.core.settings.Environment;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom Raven believes to have signed in elsewhere, against a provider with real keys and signatures. */
class OidcSignInTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FakeOidcProvider provider = new FakeOidcProvider();
    private final OidcSignIn signIn = signIn(Map.of());
    private final SignInAttempt attempt = SignInAttempt.begin(RANDOM);

    OidcSignInTest() throws IOException {}

    private OidcSignIn signIn(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "RAVEN_OIDC_ISSUER",
                provider.issuer(),
                "RAVEN_OIDC_CLIENT_ID",
                FakeOidcProvider.CLIENT,
                "RAVEN_OIDC_CLIENT_SECRET",
                FakeOidcProvider.SECRET,
                "RAVEN_OIDC_TENANT",
                "ten_" + "B".repeat(22),
                "RAVEN_OIDC_SCOPES",
                "raven-auditors=audit:read;raven-admins=tenant:admin,audit:read",
                "RAVEN_PUBLIC_URL",
                "https://raven.example"));
        settings.putAll(more);
        return new OidcSignIn(new Environment(settings));
    }

    @AfterEach
    void close() {
        signIn.close();
        provider.close();
    }

    private String code(SignInAttempt by) {
        return FakeOidcProvider.fields(provider.signsIn(signIn.destination(by))).get("code");
    }

    private StaffMember cameBack() {
        return signIn.cameBack(code(attempt), attempt);
    }

    private void isNotBelieved() {
        String code = code(attempt);
        assertThatThrownBy(() -> signIn.cameBack(code, attempt)).isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void aBrowserIsSentWithAllThatBindsTheAnswerToIt() {
        URI destination = signIn.destination(attempt);
        Map<String, String> sent = FakeOidcProvider.fields(destination.getRawQuery());

        assertThat(destination.toString()).startsWith(provider.issuer() + "/authorize?prompt=login&");
        assertThat(sent)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", FakeOidcProvider.CLIENT)
                .containsEntry("redirect_uri", "https://raven.example/api/v1/sessions/oidc/callback")
                .containsEntry("scope", "openid profile")
                .containsEntry("code_challenge_method", "S256");
        assertThat(List.of(sent.get("state"), sent.get("nonce"), sent.get("code_challenge")))
                .doesNotHaveDuplicates()
                .doesNotContain(attempt.reveal(), attempt.verifier())
                .allMatch(value -> value.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void whoComesBackHasTheScopesOfTheirGroups() {
        StaffMember mia = cameBack();

        assertThat(mia)
                .isEqualTo(new StaffMember(provider.issuer(), "248289761001", "Mia Möller", Set.of(Scope.AUDIT_READ)));
    }

    @Test
    void whoIsInNoGroupThatGivesSomethingIsNotLetIn() {
        provider.putsIn("everybody");
        String code = code(attempt);

        assertThatThrownBy(() -> signIn.cameBack(code, attempt)).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void aCodeIsGoodOnceAndForItsOwnBrowser() {
        String code = code(attempt);
        SignInAttempt mallory = SignInAttempt.begin(RANDOM);
        assertThatThrownBy(() -> signIn.cameBack(code, mallory)).isInstanceOf(UnauthenticatedException.class);

        String again = code(attempt);
        signIn.cameBack(again, attempt);
        assertThatThrownBy(() -> signIn.cameBack(again, attempt)).isInstanceOf(UnauthenticatedException.class);
    }

    private interface Lie {
        JWTClaimsSet.Builder told(JWTClaimsSet.Builder claims);
    }

    private static Arguments lie(String what, Lie lie) {
        return Arguments.of(what, lie);
    }

    static Stream<Arguments> lies() {
        Instant now = Instant.now();
        return Stream.of(
                lie("another issuer", claims -> claims.issuer("https://evil.example")),
                lie("no issuer", claims -> claims.issuer(null)),
                lie("for another client", claims -> claims.audience("another")),
                lie("for nobody", claims -> claims.audience((String) null)),
                lie(
                        "for us among others, not saying to whom",
                        claims -> claims.audience(List.of(FakeOidcProvider.CLIENT, "another"))),
                lie("issued to another client", claims -> claims.claim("azp", "another")),
                lie("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(120)))),
                lie("without an end", claims -> claims.expirationTime(null)),
                lie("not valid yet", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(600)))),
                lie("without a beginning", claims -> claims.issueTime(null)),
                lie("of another attempt", claims -> claims.claim("nonce", "A".repeat(43))),
                lie("without a nonce", claims -> claims.claim("nonce", null)),
                lie("about nobody", claims -> claims.subject(null)),
                lie("about a blank", claims -> claims.subject(" ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void aTokenThatIsNotForThisIsNotBelieved(String what, Lie lie) {
        provider.gives((from, claims) -> from.signed(lie.told(claims).build()));

        isNotBelieved();
    }

    @Test
    void severalAudiencesAreFineWhereItIsSaidToWhomItWasIssued() {
        provider.gives((from, claims) -> from.signed(claims.audience(List.of(FakeOidcProvider.CLIENT, "another"))
                .claim("azp", FakeOidcProvider.CLIENT)
                .build()));

        assertThat(cameBack().subject()).isEqualTo("248289761001");
    }

    private static Arguments forgery(String what, FakeOidcProvider.Tokens forged) {
        return Arguments.of(what, forged);
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forgery("unsigned", (from, claims) -> new PlainJWT(claims.build()).serialize()),
                forgery(
                        "by a key of somebody's",
                        (from, claims) -> FakeOidcProvider.signed(claims.build(), FakeOidcProvider.newKey())),
                forgery("by a key of somebody's under the name of the right one", (from, claims) -> {
                    RSAKey mallorys = FakeOidcProvider.newKey();
                    return FakeOidcProvider.signed(
                            claims.build(),
                            new RSAKey.Builder(mallorys)
                                    .keyID(from.key().getKeyID())
                                    .build());
                }),
                forgery(
                        "by the client's secret",
                        (from, claims) -> hmac(claims, "k".repeat(64).getBytes(US_ASCII))),
                forgery(
                        "by the public key as a secret",
                        (from, claims) ->
                                hmac(claims, from.key().toRSAPublicKey().getEncoded())),
                forgery("with another content", (from, claims) -> {
                    String[] signed = from.signed(claims.build()).split("\\.");
                    String other = from.signed(claims.claim("groups", List.of("raven-admins"))
                                    .build())
                            .split("\\.")[1];
                    return signed[0] + "." + other + "." + signed[2];
                }),
                forgery(
                        "without its signature",
                        (from, claims) -> from.signed(claims.build()).replaceFirst("[^.]+$", "")),
                forgery("none at all", (from, claims) -> ""),
                forgery("no token", (from, claims) -> "x.y.z"));
    }

    private static String hmac(JWTClaimsSet.Builder claims, byte[] secret) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void whatTheProvidersKeyDidNotSignIsNotBelieved(String what, FakeOidcProvider.Tokens forged) {
        provider.gives(forged);

        isNotBelieved();
    }

    @Test
    void aNewKeyOfTheProvidersIsFetchedWhenItIsMet() {
        cameBack();
        cameBack();
        assertThat(provider.keysAsked()).isEqualTo(1);

        provider.rotates();

        assertThat(cameBack().name()).isEqualTo("Mia Möller");
        assertThat(provider.keysAsked()).isEqualTo(2);
    }

    @Test
    void aProviderThatIsAwayIsToldFromOneThatRefuses() {
        String code = code(attempt);
        provider.isAway(true);
        assertThatThrownBy(() -> signIn.cameBack(code, attempt)).isInstanceOf(ProviderException.class);
        assertThatThrownBy(() -> signIn.destination(attempt)).isInstanceOf(ProviderException.class);

        provider.isAway(false);
        assertThat(signIn.cameBack(code, attempt).subject()).isEqualTo("248289761001");
    }

    @Test
    void aProviderThatDescribesAnotherIssuerIsNone() {
        OidcSignIn other = signIn(Map.of("RAVEN_OIDC_ISSUER", provider.issuer() + "/"));

        assertThatThrownBy(() -> other.destination(attempt))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("RAVEN_OIDC_ISSUER");
        other.close();
    }

    @Test
    void theWrongSecretIsNoSecret() {
        OidcSignIn wrong = signIn(Map.of("RAVEN_OIDC_CLIENT_SECRET", "another"));
        String code = code(attempt);

        assertThatThrownBy(() -> wrong.cameBack(code, attempt)).isInstanceOf(UnauthenticatedException.class);
        wrong.close();
    }
}
