package dev.raven.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInAttemptTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SignInAttempt attempt = SignInAttempt.begin(RANDOM);

    @Test
    void isGoneOnWithByWhoeverHasItsSecret() {
        SignInAttempt elsewhere = SignInAttempt.parse(attempt.reveal()).orElseThrow();

        assertThat(elsewhere.isAnsweredBy(attempt.state())).isTrue();
        assertThat(List.of(elsewhere.nonce(), elsewhere.verifier(), elsewhere.challenge()))
                .containsExactly(attempt.nonce(), attempt.verifier(), attempt.challenge());
    }

    @Test
    void isNotAnsweredByTheStateOfAnother() {
        SignInAttempt other = SignInAttempt.begin(RANDOM);

        assertThat(attempt.isAnsweredBy(other.state())).isFalse();
        assertThat(attempt.isAnsweredBy("")).isFalse();
        assertThat(attempt.isAnsweredBy(attempt.nonce())).isFalse();
    }

    @Test
    void saysNothingOfItsSecret() {
        assertThat(attempt.toString()).doesNotContain(attempt.reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!", " "})
    void whatIsNoSecretIsNone(String sent) {
        assertThat(SignInAttempt.parse(sent)).isEmpty();
    }
}
