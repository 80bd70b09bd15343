package dev.raven.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.settings.Environment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds of every chain of proxies, whatever a client wrote in front of it. */
class ForwardedPropertyTest {
    private static final TrustedProxies TRUSTED =
            TrustedProxies.from(new Environment(Map.of("RAVEN_TRUSTED_PROXIES", "10.0.0.0/8")));
    private static final TrustedProxies STANDARD = TrustedProxies.from(
            new Environment(Map.of("RAVEN_TRUSTED_PROXIES", "10.0.0.0/8", "RAVEN_FORWARDED_HEADER", "Forwarded")));
    private static final Forwarded PROXIED = Forwarded.by("10.0.0.1");

    @Property
    void behindTrustedProxiesTheClientIsTheNearestOther(
            @ForAll("written") String left,
            @ForAll("strangers") String client,
            @ForAll @Size(max = 5) List<@From("proxies") String> proxies) {
        String usual = chain(left, client, proxies, "");
        assertThat(PROXIED.with("X-Forwarded-For", usual).address(TRUSTED)).isEqualTo(client);
        assertThat(PROXIED.with("X-Forwarded-For", usual.split(", ")).address(TRUSTED))
                .isEqualTo(client);
    }

    @Property
    void inTheStandardHeaderNobodyElseEither(
            @ForAll("written") String left,
            @ForAll("strangers") String client,
            @ForAll @Size(max = 5) List<@From("proxies") String> proxies) {
        assertThat(PROXIED.with("Forwarded", chain(left, client, proxies, "for="))
                        .address(STANDARD))
                .isIn(client, null);
        assertThat(PROXIED.with("Forwarded", left, chain("for=unknown", client, proxies, "for="))
                        .address(STANDARD))
                .isEqualTo(client);
    }

    @Property
    void aPeerThatIsNoProxyIsBelievedNothing(@ForAll("written") String written, @ForAll("strangers") String peer) {
        Forwarded request = Forwarded.by(peer)
                .with("X-Forwarded-For", written, "192.0.2.1")
                .with("Forwarded", written, "for=192.0.2.1;proto=https")
                .with("X-Forwarded-Proto", "https");
        assertThat(request.found(TRUSTED))
                .isEqualTo(Map.of("dev.raven.client-address", peer, "dev.raven.client-secure", false));
    }

    private static String chain(String left, String client, List<String> proxies, String name) {
        return Stream.concat(
                        Stream.of(left),
                        Stream.concat(Stream.of(client), proxies.stream()).map(node -> name + node))
                .collect(Collectors.joining(", "));
    }

    @Provide
    Arbitrary<String> strangers() {
        return Arbitraries.integers().between(0, 255).list().ofSize(3).map(octets -> "198." + dotted(octets));
    }

    @Provide
    Arbitrary<String> proxies() {
        return Arbitraries.integers().between(0, 255).list().ofSize(3).map(octets -> "10." + dotted(octets));
    }

    @Provide
    Arbitrary<String> written() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii(),
                Arbitraries.strings().withChars("for=proto:1.2[]\",;\\ ").ofMaxLength(40),
                proxies(),
                strangers());
    }

    private static String dotted(List<Integer> octets) {
        return octets.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
