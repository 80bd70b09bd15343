package dev.raven.crypto.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static Optional<VaultToken> from(int status, String json) throws JsonProcessingException {
        return VaultToken.from(new VaultClient.Answer(status, new ObjectMapper().readTree(json)), NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "{}",
                "{\"auth\": null}",
                "{\"auth\": {\"client_token\": \"\"}}",
                "{\"auth\": {\"client_token\": \"hvs.a\\nhvs.b\"}}"
            })
    void takesNoNonsenseForAToken(String json) throws JsonProcessingException {
        assertThat(from(200, json)).isEmpty();
    }

    @Test
    void aRefusalGivesNone() throws JsonProcessingException {
        assertThat(from(400, "{\"auth\": {\"client_token\": \"hvs.a\"}}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void aTokenMayBeForLong(long seconds) throws JsonProcessingException {
        VaultToken token = from(
                        200, "{\"auth\": {\"client_token\": \"hvs.a\", \"lease_duration\": %d}}".formatted(seconds))
                .orElseThrow();
        Instant inAYear = NOW.plusSeconds(31_536_000);
        assertThat(token.isDue(inAYear)).isFalse();
        assertThat(token.hasEnded(inAYear)).isFalse();
        assertThat(token.renewedLater(NOW).isDue(NOW)).isFalse();
    }

    @Test
    void printsNothingOfIt() {
        assertThat(VaultToken.given("hvs.secret")).hasToString("redacted");
    }
}
