package dev.raven.web.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {
    private static final HostRule OWN = new HostRule(InetAddress.getLoopbackAddress());

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:9990", "127.0.0.1", "127.0.0.1:9990", "127.8.8.8", "[::1]", "[::1]:9990"
            })
    void loopbackIsAskedByItsOwnNames(String host) {
        assertThat(OWN.admits(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "attacker.example:9990",
                "127.0.0.1.attacker.example",
                "localhost.attacker.example:9990",
                "192.168.1.1:9990",
                "127.0.0.1@attacker.example",
                "[::2]:9990",
                ""
            })
    void andByNoOther(String host) {
        assertThat(OWN.admits(host)).isFalse();
    }

    @Test
    void whoSendsNoNameIsNoBrowser() {
        assertThat(OWN.admits(null)).isTrue();
    }

    @Test
    void elsewhereTheNetworkDecides() throws UnknownHostException {
        assertThat(new HostRule(InetAddress.getByName("0.0.0.0")).admits("raven-0.raven.svc:9990"))
                .isTrue();
    }
}
