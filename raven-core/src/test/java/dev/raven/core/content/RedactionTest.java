package dev.raven.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String SECRET = "hunter2Hunter2Hunter2Hunter2hunter2xyz";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rk_live_rvn_abcdefghijkl_%s",
                "rk_test_rvn_abcdefghijkl_%s",
                "rk_test_%s",
                "(rk_test_rvn_abcdefghijkl_%s)",
                "x=rk_live_rvn_abcdefghijklm%s",
                "Bearer %s",
                "authorization: bearer %s",
                "Authorization=[Bearer %s]",
                "{\"Authorization\":\"Bearer %s\"}",
                "Authorization: %s",
                "Proxy-Authorization: Basic %s",
                "whsec_%s",
                "__Host-raven-session=ses_abcdefghijklmnopqrstuv.%s; a=b",
                "hvs.%s",
                "redis://user:%s@host:6379/0",
                "rediss://:%s@host",
                "redis+sentinel://u:%s@a,b/master",
                "redis://user:pa/ss@%s@host",
                "https://user:%s@host/path",
                "postgres://u:%s@h",
                "-----BEGIN PRIVATE KEY-----\nTUlJRXZBSUJBREFOQmdrcWhraUc5dzBCQVFFRkFBU0N\n%s\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\\nTUlJRXZBSUJBREFOQmdrcWhraUc5dzBCQVFFRkFBU0N\\n%s",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.%s"
            })
    void noSecretIsLeftWhateverStandsAroundIt(String shape) {
        String redacted = Redaction.of("before " + shape.formatted(SECRET) + " after");
        assertThat(redacted)
                .doesNotContain(SECRET)
                .startsWith("before ")
                .endsWith(" after")
                .contains("[redacted");
        assertThat(Redaction.of(redacted)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the key rk_test_rvn_abcdefghijkl was revoked",
                "the session ses_abcdefghijklmnopqrstuv. It ended",
                "Send a valid API key as \"Authorization: Bearer <api key>\".",
                "http://localhost:8080/api/v1/tenant",
                "https://user@host/path",
                "time 12:30 a@b",
                "s.substring",
                "hvs. is a beginning",
                "order 4111111111111111 took 12 ms",
                "at dev.raven.core.Thing.act(Thing.java:42)"
            })
    void whatIsNoSecretStays(String text) {
        assertThat(Redaction.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({"redis://u:p@h, redis://[redacted]@h", "https://u:p@h/a, https://[redacted]@h/a"})
    void whereItWentIsStillSaid(String url, String shown) {
        assertThat(Redaction.of(url)).isEqualTo(shown);
    }

    @Test
    void aLongLineOfBeginningsIsDoneWith() {
        for (String part : new String[] {
            "rk_test_", "redis://", "://", "Bearer ", "authorization: ", "whsec_", "eyJ", "-----BEGIN "
        }) {
            assertThat(Redaction.of(part.repeat(100_000 / part.length()))).isNotEmpty();
        }
    }
}
