package dev.raven.web.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:9990",
                "127.0.0.1",
                "127.0.0.1:9990",
                "10.244.1.7:9990",
                "192.168.1.1",
                "[::1]",
                "[::1]:9990",
                "[fd12::7]:9990"
            })
    void isAskedAsLocalhostAndByAddresses(String host) {
        assertThat(HostRule.admits(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "attacker.example:9990",
                "raven-0.raven.svc:9990",
                "raven",
                "127.0.0.1.attacker.example",
                "127.0.0.1.:9990",
                "2130706433:9990",
                "127.1",
                "localhost.",
                "localhost.attacker.example:9990",
                "127.0.0.1@attacker.example",
                "[::1]attacker.example",
                ""
            })
    void andByNoOtherName(String host) {
        assertThat(HostRule.admits(host)).isFalse();
    }

    @Test
    void whoSendsNoNameIsNoBrowser() {
        assertThat(HostRule.admits(null)).isTrue();
    }
}
