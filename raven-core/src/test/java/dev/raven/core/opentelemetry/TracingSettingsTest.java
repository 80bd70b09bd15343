package dev.raven.core.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracingSettingsTest {
    private static TracingSettings with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("RAVEN_TRACING_URL", "https://collector.example:4318");
        return TracingSettings.from(new Environment(all)).orElseThrow();
    }

    @Test
    void isOffWhereNoCollectorIsNamed() {
        assertThat(TracingSettings.from(
                        new Environment(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"))))
                .isEmpty();
    }

    @Test
    void tracesAllUnderTheNameOfRavenWhereNothingElseIsSet() {
        TracingSettings settings = with(Map.of());
        assertThat(settings.url()).isEqualTo(URI.create("https://collector.example:4318/v1/traces"));
        assertThat(settings.service()).isEqualTo("raven");
        assertThat(settings.ratio()).isEqualTo(1.0);
        assertThat(settings.headers().isEmpty()).isTrue();
        assertThat(settings.authorities()).isEmpty();
    }

    @Test
    void readsHeadersAsOpenTelemetryWritesThemAndPrintsNone() {
        TracingSettings settings =
                with(Map.of("RAVEN_TRACING_HEADERS", "Authorization=Basic%20c2VjcmV0OnNlY3JldA==, X-Org = a+b"));
        assertThat(settings.headers().reveal())
                .isEqualTo(Map.of("Authorization", "Basic c2VjcmV0OnNlY3JldA==", "X-Org", "a+b"));
        assertThat(settings.toString()).contains("redacted").doesNotContain("c2VjcmV0", "X-Org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "=value",
                "a=1,a=2",
                "a=1,",
                "a=%0d%0aSet-Cookie:x",
                "a=%",
                "a b=1",
                "a=1,A=2",
                "Host=x",
                "Content-Length=5",
                "Content-Type=text/plain"
            })
    void refusesWhatNoHeaderCouldCarryWithoutShowingIt(String headers) {
        assertThatThrownBy(() -> with(Map.of("RAVEN_TRACING_HEADERS", headers)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("RAVEN_TRACING_HEADERS")
                .hasMessageNotContaining(headers + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collector:4318",
                "ftp://collector",
                "https://user:password@collector",
                "https://collector?token=1",
                "https://collector/v1/traces",
                "https:///v1",
                "https://collector:0",
                "https://collector:99999"
            })
    void refusesAnAddressOfNoCollector(String url) {
        assertThatThrownBy(() -> with(Map.of("RAVEN_TRACING_URL", url)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("RAVEN_TRACING_URL");
    }

    @Test
    void sendsATokenThroughTlsAloneOutsideLoopback() {
        Map<String, String> plain =
                Map.of("RAVEN_TRACING_URL", "http://collector:4318", "RAVEN_TRACING_HEADERS", "Authorization=x");
        assertThatThrownBy(() -> with(plain))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("RAVEN_TRACING_HEADERS");
        assertThat(with(Map.of("RAVEN_TRACING_URL", "http://collector:4318")).url())
                .hasScheme("http");
        assertThat(with(Map.of("RAVEN_TRACING_URL", "http://[::1]:4318", "RAVEN_TRACING_HEADERS", "Authorization=x"))
                        .headers()
                        .isEmpty())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "RAVEN_TRACING_RATIO,2",
        "RAVEN_TRACING_RATIO,-0.1",
        "RAVEN_TRACING_RATIO,NaN",
        "RAVEN_TRACING_RATIO,all",
        "RAVEN_TRACING_RATIO,-0",
        "RAVEN_TRACING_RATIO,0x1p-1",
        "RAVEN_TRACING_SERVICE,two words",
        "RAVEN_TRACING_CA_FILE,/nowhere/ca.pem"
    })
    void namesWhatIsWrong(String name, String value) {
        assertThatThrownBy(() -> with(Map.of(name, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "RAVEN_TRACING_HEADERS,a=1",
        "RAVEN_TRACING_CA_FILE,ca.pem",
        "RAVEN_TRACING_SERVICE,raven",
        "RAVEN_TRACING_RATIO,0.5"
    })
    void refusesWhatWouldHaveNoEffect(String name, String value) {
        assertThatThrownBy(() -> TracingSettings.from(new Environment(Map.of(name, value))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("RAVEN_TRACING_URL alone");
    }
}
