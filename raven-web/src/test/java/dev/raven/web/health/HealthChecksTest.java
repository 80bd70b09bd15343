package dev.raven.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.startup.Condition;
import dev.raven.core.startup.Draining;
import dev.raven.core.startup.ReadinessProbe;
import dev.raven.web.health.Health.Check;
import dev.raven.web.management.Page;
import dev.raven.web.state.ServerState;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthChecksTest {
    private final Map<String, Condition> parts =
            new HashMap<>(Map.of("storage", Condition.UP, "keys", Condition.UP, "audit", Condition.UP));
    private final TreeMap<String, Boolean> copies = new TreeMap<>(Map.of("file", true, "https", true, "syslog", true));
    private final Draining draining = new Draining();
    private final ServerState state = new ServerState();
    private final HealthChecks checks = new HealthChecks(
            List.of(new Part("storage"), new Part("keys"), draining, new Part("audit")), state, () -> copies);

    private final class Part implements ReadinessProbe {
        private final String name;

        Part(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Condition condition() {
            return parts.get(name);
        }
    }

    private Health ready() {
        state.markStarted();
        return checks.health("/ready").orElseThrow();
    }

    private Page page(String below) {
        return checks.page(below, "").orElseThrow();
    }

    private static String text(Page page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    private void expect(Condition whole, Check... others) {
        Health ready = ready();
        assertThat(ready.status()).isEqualTo(whole);
        assertThat(ready.checks().stream().filter(check -> check.status() != Condition.UP))
                .containsExactlyInAnyOrder(others);
        assertThat(page("/ready").status()).isEqualTo(whole == Condition.DOWN ? 503 : 200);
    }

    @Test
    void namesEveryPartAndCopyInOrderWhereAllIsWell() {
        expect(Condition.UP);
        assertThat(ready().checks())
                .extracting(Check::name)
                .containsExactly("accepting", "audit", "audit_file", "audit_https", "audit_syslog", "keys", "storage");
        assertThat(text(page("/ready")))
                .startsWith("{\"status\":\"UP\",\"checks\":[{\"name\":\"accepting\",\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"storage", "keys", "audit"})
    void aPartThatIsDownTakesTheNodeOut(String part) {
        parts.put(part, Condition.DOWN);
        expect(Condition.DOWN, new Check(part, Condition.DOWN));
        parts.put(part, Condition.UP);
        expect(Condition.UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "https", "syslog"})
    void aCopyThatFailsIsSaidAndTakesNoNodeOut(String copy) {
        copies.put(copy, false);
        expect(Condition.DEGRADED, new Check("audit_" + copy, Condition.DEGRADED));
        copies.put(copy, true);
        expect(Condition.UP);
    }

    @Test
    void theWorstPartCounts() {
        copies.put("file", false);
        parts.put("keys", Condition.DEGRADED);
        expect(Condition.DEGRADED, new Check("audit_file", Condition.DEGRADED), new Check("keys", Condition.DEGRADED));
        parts.put("storage", Condition.DOWN);
        expect(
                Condition.DOWN,
                new Check("audit_file", Condition.DEGRADED),
                new Check("keys", Condition.DEGRADED),
                new Check("storage", Condition.DOWN));
    }

    @Test
    void aNodeThatIsAboutToEndIsAliveAndNotReady() {
        state.markStarted();
        draining.begin();
        expect(Condition.DOWN, new Check("accepting", Condition.DOWN));
        assertThat(page("/live").status()).isEqualTo(200);
        assertThat(page("/started").status()).isEqualTo(200);
    }

    @Test
    void whileItStartsNoPartIsAsked() {
        parts.clear(); // whoever asks gets nothing, and fails
        Check starting = new Check("started", Condition.DOWN);
        assertThat(checks.health("/ready").orElseThrow().checks()).containsExactly(starting);
        assertThat(checks.health("/started").orElseThrow().checks()).containsExactly(starting);
        assertThat(page("/ready").status()).isEqualTo(503);
        assertThat(page("/started").status()).isEqualTo(503);
        assertThat(page("/live").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/readyz", "/ready/", "/ready/storage"})
    void thereIsNothingElse(String below) {
        assertThat(checks.page(below, "")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void theWordForEverybodyNamesNoPart(Condition storage) {
        parts.put("storage", storage);
        state.markStarted();
        Page word = checks.publicPage("/ready").orElseThrow();
        assertThat(text(word)).isEqualTo("{\"status\":\"" + storage + "\"}");
        assertThat(word.status()).isEqualTo(storage == Condition.DOWN ? 503 : 200);
    }
}
