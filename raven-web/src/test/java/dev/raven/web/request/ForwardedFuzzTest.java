package dev.raven.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.raven.core.settings.Environment;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Whatever a client writes into the headers that the proxies go on with. */
class ForwardedFuzzTest {
    private static final TrustedProxies TRUSTED =
            TrustedProxies.from(new Environment(Map.of("RAVEN_TRUSTED_PROXIES", "10.0.0.0/8")));
    private static final TrustedProxies STANDARD = TrustedProxies.from(
            new Environment(Map.of("RAVEN_TRUSTED_PROXIES", "10.0.0.0/8", "RAVEN_FORWARDED_HEADER", "Forwarded")));
    private static final String CLIENT = "198.51.100.1";

    @FuzzTest(maxDuration = "60s")
    void whateverStandsOnTheLeftNobodyElseIsTheClient(byte[] bytes) {
        String left = new String(bytes, StandardCharsets.ISO_8859_1);
        Forwarded proxied = Forwarded.by("10.0.0.1");
        assertThat(proxied.with("X-Forwarded-For", left + ", " + CLIENT).address(TRUSTED))
                .isEqualTo(CLIENT);
        assertThat(proxied.with("Forwarded", left, "for=" + CLIENT).address(STANDARD))
                .isEqualTo(CLIENT);
        assertThat(proxied.with("Forwarded", left + ", for=" + CLIENT).address(STANDARD))
                .isIn(CLIENT, null);
        assertThat(proxied.with("Forwarded", left)
                        .with("X-Forwarded-For", CLIENT)
                        .address(TRUSTED))
                .isEqualTo(CLIENT);
    }
}
