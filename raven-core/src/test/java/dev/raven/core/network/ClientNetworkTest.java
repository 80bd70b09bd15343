package dev.raven.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, c0000207",
        "::ffff:192.0.2.7, c0000207",
        "2001:db8:0:1::1, 20010db800000001",
        "2001:db8:0:1:ffff:ffff:ffff:ffff, 20010db800000001",
        "2001:db8:0:2::1, 20010db800000002",
        "example.com, unknown",
        "'', unknown"
    })
    void anAddressStandsForItsNetwork(String address, String network) {
        assertThat(ClientNetwork.of(Optional.of(address))).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, c00002",
        "::ffff:192.0.2.200, c00002",
        "192.0.3.7, c00003",
        "2001:db8:1:ffff::1, 20010db80001",
        "2001:db8:2::1, 20010db80002"
    })
    void orForItsSite(String address, String site) {
        assertThat(ClientNetwork.wide(Optional.of(address))).hasValue(site);
        assertThat(ClientNetwork.wide(Optional.of("example.com"))).isEmpty();
    }
}
