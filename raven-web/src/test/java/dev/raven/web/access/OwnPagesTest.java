package dev.raven.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests a session's cookie counts with. */
class OwnPagesTest {
    /** @param headers {@code Name: value}, divided by bars */
    private static ContainerRequestContext request(String method, String headers) {
        Map<String, String> sent = Arrays.stream(("Host: raven.example|" + headers).split("\\|"))
                .map(header -> header.split(": ", 2))
                .collect(Collectors.toMap(header -> header[0], header -> header[1]));
        return (ContainerRequestContext) Proxy.newProxyInstance(
                OwnPagesTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getHeaderString" -> sent.get((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Raven-Console: 1|Sec-Fetch-Site: same-origin",
                "Raven-Console: 1|Sec-Fetch-Site: same-origin|Origin: https://behind.a.proxy.example",
                "Raven-Console: 1",
                "Raven-Console: 1|Origin: https://raven.example",
                "Raven-Console: 1|Origin: http://RAVEN.example",
                "Raven-Console: ses_AAAAAAAAAAAAAAAAAAAAAA"
            })
    void theConsoleIsKnown(String headers) {
        for (String method : new String[] {"GET", "HEAD", "POST", "PATCH", "DELETE"}) {
            assertThat(OwnPages.of(request(method, headers)).ask()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                "Raven-Console: 0",
                "Raven-Console: 1, 1",
                "Raven-Console: ses_",
                "Origin: https://raven.example",
                "Raven-Console: 1|Sec-Fetch-Site: same-site",
                "Raven-Console: 1|Sec-Fetch-Site: cross-site",
                "Raven-Console: 1|Sec-Fetch-Site: none",
                "Raven-Console: 1|Sec-Fetch-Site: same-origin, cross-site",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none",
                "Raven-Console: 1|Origin: null",
                "Raven-Console: 1|Origin: https://raven.example.evil.example",
                "Raven-Console: 1|Origin: https://evil.example",
                "Raven-Console: 1|Origin: https://raven.example:8443",
                "Raven-Console: 1|Origin: https://evil.example/https://raven.example"
            })
    void anotherSitesPageIsNotWhateverItSends(String headers) {
        for (String method : new String[] {"GET", "HEAD", "POST", "PATCH", "DELETE"}) {
            assertThat(OwnPages.of(request(method, headers)).ask()).isFalse();
        }
    }

    @Test
    void aPageMeansTheSessionThatItWasOpenedFor() {
        String own = "ses_" + "A".repeat(22);
        String token = own + "." + "x".repeat(43);

        assertThat(OwnPages.of(request("PATCH", "Raven-Console: " + own)).mean(token))
                .isTrue();
        assertThat(OwnPages.of(request("PATCH", "Raven-Console: 1")).mean(token))
                .isTrue();
        assertThat(OwnPages.of(request("GET", "Accept: */*")).mean(token)).isTrue();
        assertThat(OwnPages.of(request("PATCH", "Raven-Console: ses_" + "B".repeat(22)))
                        .mean(token))
                .isFalse();
    }

    @Test
    void aLinkOfOursMayBeADownloadAndAFormChangesNothing() {
        String link = "Sec-Fetch-Site: same-origin";

        assertThat(OwnPages.of(request("GET", link)).ask()).isTrue();
        assertThat(OwnPages.of(request("HEAD", link)).ask()).isTrue();
        for (String method : new String[] {"POST", "PATCH", "DELETE", "PUT", "get"}) {
            assertThat(OwnPages.of(request(method, link)).ask()).isFalse();
        }
    }
}
