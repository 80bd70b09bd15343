package dev.raven.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.Ids;
import dev.raven.core.id.SessionId;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokenTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SessionId ID = new Ids(RANDOM).session();

    @Test
    void carriesItsSessionsIdAnd256RandomBits() {
        String one = SessionToken.draw(ID, RANDOM).reveal();

        assertThat(one).matches("ses_[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}").startsWith(ID + ".");
        assertThat(SessionToken.draw(ID, RANDOM).reveal()).isNotEqualTo(one);
    }

    @Test
    void isReadAsItWasWritten() {
        SessionToken token = SessionToken.draw(ID, RANDOM);
        SessionToken read = SessionToken.parse(token.reveal()).orElseThrow();

        assertThat(read.id()).isEqualTo(ID);
        assertThat(read.sha256()).isEqualTo(token.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void doesNotSayItsSecret() {
        SessionToken token = SessionToken.draw(ID, RANDOM);

        assertThat(token.toString()).isEqualTo(ID + ".redacted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ses_AAAAAAAAAAAAAAAAAAAAAA",
                "ses_AAAAAAAAAAAAAAAAAAAAAA.",
                "ses_AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ses_AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ses_AAAAAAAAAAAAAAAAAAAAA!.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "key_AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                " ses_AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoTokenIsNone(String sent) {
        assertThat(SessionToken.parse(sent)).isEmpty();
    }
}
