package dev.raven.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @ValueSource(
            strings = {"12345678", "trace.1_2-3", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._"})
    void aSaneOneIsKept(String sent) {
        assertThat(RequestId.choose(sent, random)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "has space", "line\nbreak12", "rk_test_rvn_000000000000", "ü2345678", "x;y12345678"
            })
    void anotherIsReplaced(String sent) {
        assertThat(RequestId.choose(sent, random)).isNotEqualTo(sent).matches("req_[A-Za-z0-9_-]{16}");
    }

    @Test
    void aMissingOneIsDrawn() {
        assertThat(RequestId.choose(null, random)).isNotEqualTo(RequestId.choose(null, random));
        assertThat(RequestId.choose("x".repeat(65), random)).hasSize(20);
    }
}
