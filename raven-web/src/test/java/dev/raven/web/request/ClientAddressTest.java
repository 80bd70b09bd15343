package dev.raven.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private static TrustedProxies trusting(String networks) {
        return TrustedProxies.from(new Environment(Map.of("RAVEN_TRUSTED_PROXIES", networks)));
    }

    /** Proxies that write the standard header. */
    private static TrustedProxies standard(String networks) {
        return TrustedProxies.from(
                new Environment(Map.of("RAVEN_TRUSTED_PROXIES", networks, "RAVEN_FORWARDED_HEADER", "Forwarded")));
    }

    private static Map<String, Object> ask(String peer, TrustedProxies trusted, String name, String... values) {
        return Forwarded.by(peer).with(name, values).found(trusted);
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
                "10.0.0.1    | 127.0.0.1, nonsense              |",
                "10.0.0.1    | 198.51.100.1, unknown            |",
                "10.0.0.1    | 198.51.100.1, _hidden            |",
                "10.0.0.1    | 198.51.100.1,                    |",
                "10.0.0.1    | 198.51.100.1, 010.0.0.9          |",
                "10.0.0.1    | 198.51.100.1:4711, 10.0.0.9:80   | 198.51.100.1",
                "10.0.0.1    | ::ffff:198.51.100.1              | 198.51.100.1",
                "10.0.0.1    | [2001:db8::1]:443                | 2001:db8:0:0:0:0:0:1",
                "10.0.0.1    | 2001:db8::1                      | 2001:db8:0:0:0:0:0:1",
                "::ffff:10.0.0.1 | 198.51.100.1                 | 198.51.100.1",
                "fe80::1%eth0 | 198.51.100.1                    | fe80:0:0:0:0:0:0:1"
            })
    void onlyATrustedProxysWordCountsAndOnlyItsOwn(String peer, String forwarded, String client) {
        assertThat(ask(peer, trusting("10.0.0.0/8"), "X-Forwarded-For", forwarded)
                        .get("dev.raven.client-address"))
                .isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(ask("10.0.0.1", trusting("10.0.0.0/8"), "X-Forwarded-For", "1.2.3.4", "198.51.100.1"))
                .containsEntry("dev.raven.client-address", "198.51.100.1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=198.51.100.1                                       | 198.51.100.1",
                "For=198.51.100.1;proto=https;by=10.0.0.1               | 198.51.100.1",
                "for=1.2.3.4, for=198.51.100.1, for=10.0.0.9            | 198.51.100.1",
                "for=\"[2001:db8::1]:4711\"                             | 2001:db8:0:0:0:0:0:1",
                "for=[2001:db8::1]                                      | 2001:db8:0:0:0:0:0:1",
                "for=\"198.51.100.1:4711\", for=\"10.0.0.9:1\"           | 198.51.100.1",
                "for=\"198\\.51.100.1\"                                | 198.51.100.1",
                "for=198.51.100.1, for=unknown                          |",
                "for=198.51.100.1, for=_proxy                           |",
                "for=198.51.100.1, by=10.0.0.9                          |",
                "for=1.2.3.4;x=\", for=198.51.100.1                     |",
                "for=1.2.3.4;x=\", for=\"198.51.100.1\"                 |",
                "for=1.2.3.4;for=198.51.100.1                           |",
                "for=198.51.100.1;                                      |",
                "for=                                                   |",
                "nonsense                                               |",
                ",                                                      |"
            })
    void theStandardHeaderIsReadOrTellsNothing(String forwarded, String client) {
        assertThat(ask("10.0.0.1", standard("10.0.0.0/8"), "Forwarded", forwarded)
                        .get("dev.raven.client-address"))
                .isEqualTo(client);
    }

    @Test
    void theHeaderThatTheProxiesDoNotWriteIsNotLookedAt() {
        Forwarded both = Forwarded.by("10.0.0.1")
                .with("Forwarded", "for=198.51.100.1;proto=https")
                .with("X-Forwarded-For", "198.51.100.2")
                .with("X-Forwarded-Proto", "http");
        assertThat(both.found(trusting("10.0.0.0/8")))
                .isEqualTo(Map.of("dev.raven.client-address", "198.51.100.2", "dev.raven.client-secure", false));
        assertThat(both.found(standard("10.0.0.0/8")))
                .isEqualTo(Map.of("dev.raven.client-address", "198.51.100.1", "dev.raven.client-secure", true));
    }

    @ParameterizedTest(name = "{0}, over TLS {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "https        | false | true",
                "HTTPS        | false | true",
                "https, http  | false | false",
                "https, http  | true  | false",
                "http         | true  | false",
                ", https      | true  | false",
                "             | true  | true",
                "             | false | false"
            })
    void encryptedIsWhatWasSoOnTheWholeWay(String protocol, boolean tls, boolean secure) {
        Forwarded request = Forwarded.by("10.0.0.1").over(tls);
        request = protocol == null ? request : request.with("X-Forwarded-Proto", protocol);
        assertThat(request.found(trusting("10.0.0.0/8"))).containsEntry("dev.raven.client-secure", secure);
    }

    @ParameterizedTest(name = "{0}, over TLS {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=1.2.3.4;proto=https                            | false | true",
                "for=1.2.3.4;proto=http                             | true  | false",
                "for=1.2.3.4;proto=https, for=10.0.0.9;proto=http   | true  | false",
                "for=1.2.3.4;proto=https, for=10.0.0.9              | false | true",
                "for=1.2.3.4, for=10.0.0.9;proto=https              | true  | false",
                "for=9.9.9.9;proto=https, for=1.2.3.4               | true  | false",
                "for=9.9.9.9;proto=http, for=1.2.3.4;proto=https    | false | true",
                "\", for=1.2.3.4;proto=http                         | true  | false",
                "for=1.2.3.4                                        | true  | false",
                "                                                   | true  | true"
            })
    void inTheStandardHeaderNothingSaidIsNotEncrypted(String standard, boolean tls, boolean secure) {
        Forwarded request = Forwarded.by("10.0.0.1").over(tls);
        request = standard == null ? request : request.with("Forwarded", standard);
        assertThat(request.found(standard("10.0.0.0/8"))).containsEntry("dev.raven.client-secure", secure);
    }

    @Test
    void aProxyThatTellsTheAddressAloneEncryptedNothing() {
        assertThat(Forwarded.by("10.0.0.1")
                        .over(true)
                        .with("X-Forwarded-For", "198.51.100.1")
                        .found(trusting("10.0.0.0/8")))
                .containsEntry("dev.raven.client-secure", false);
    }

    /** Over HTTP/2 without TLS a client says what it likes. */
    @Test
    void withoutACipherNothingIsEncrypted() {
        Map<String, Object> attributes = new HashMap<>();
        ClientAddress.find(
                Requests.answering(Map.of(
                        "getRemoteAddr", none -> "203.0.113.7",
                        "isSecure", none -> true,
                        "getAttribute", none -> null,
                        "setAttribute", asked -> attributes.put((String) asked[0], asked[1]))),
                trusting("10.0.0.0/8"));
        assertThat(attributes).containsEntry("dev.raven.client-secure", false);
    }

    @Test
    void httpsIsBelievedOfAProxyAlone() {
        assertThat(ask("10.0.0.1", trusting("10.0.0.0/8"), "X-Forwarded-Proto", "https"))
                .containsEntry("dev.raven.client-secure", true);
        assertThat(ask("203.0.113.7", trusting("10.0.0.0/8"), "X-Forwarded-Proto", "https"))
                .containsEntry("dev.raven.client-secure", false);
    }

    @Test
    void aHeaderThatIsNeitherStopsTheStart() {
        assertThatThrownBy(() -> TrustedProxies.from(new Environment(Map.of("RAVEN_FORWARDED_HEADER", "X-Real-IP"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("X-Forwarded-For or Forwarded");
    }

    @Test
    void aNetworkThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> trusting("10.0.0.0/8, here"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_TRUSTED_PROXIES");
    }
}
