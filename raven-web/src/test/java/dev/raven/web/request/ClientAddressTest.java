package dev.raven.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private static TrustedProxies trusting(String networks) {
        return TrustedProxies.from(new Environment(Map.of("RAVEN_TRUSTED_PROXIES", networks)));
    }

    /** A request from a peer, with these headers of one name. */
    private static Map<String, Object> ask(String peer, TrustedProxies trusted, String name, String... values) {
        Map<String, Object> attributes = new HashMap<>();
        List<String> headers = Arrays.asList(values);
        HttpServletRequest request = Requests.answering(Map.of(
                "getRemoteAddr", none -> peer,
                "isSecure", none -> false,
                "getHeaders", asked -> Collections.enumeration(asked[0].equals(name) ? headers : List.of()),
                "getHeader", asked -> asked[0].equals(name) ? headers.get(0) : null,
                "setAttribute", asked -> attributes.put((String) asked[0], asked[1])));
        ClientAddress.find(request, trusted);
        return attributes;
    }

    @ParameterizedTest(name = "{0} says {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | 198.51.100.1                     | 203.0.113.7",
                "10.0.0.1    | 198.51.100.1                     | 198.51.100.1",
                "10.0.0.1    | 1.2.3.4, 198.51.100.1            | 198.51.100.1",
                "10.0.0.1    | 1.2.3.4, 198.51.100.1, 10.0.0.9  | 198.51.100.1",
                "10.0.0.1    | 10.0.0.8, 10.0.0.9               | 10.0.0.1",
                "10.0.0.1    | 127.0.0.1, nonsense              | nonsense"
            })
    void onlyATrustedProxysWordCountsAndOnlyItsOwn(String peer, String forwarded, String client) {
        assertThat(ask(peer, trusting("10.0.0.0/8"), "X-Forwarded-For", forwarded))
                .containsEntry("dev.raven.client-address", client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(ask("10.0.0.1", trusting("10.0.0.0/8"), "X-Forwarded-For", "1.2.3.4", "198.51.100.1"))
                .containsEntry("dev.raven.client-address", "198.51.100.1");
    }

    @Test
    void httpsIsBelievedOfAProxyAlone() {
        assertThat(ask("10.0.0.1", trusting("10.0.0.0/8"), "X-Forwarded-Proto", "https"))
                .containsEntry("dev.raven.client-secure", true);
        assertThat(ask("203.0.113.7", trusting("10.0.0.0/8"), "X-Forwarded-Proto", "https"))
                .containsEntry("dev.raven.client-secure", false);
    }

    @Test
    void aNetworkThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> trusting("10.0.0.0/8, here"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_TRUSTED_PROXIES");
    }
}
