package dev.raven.web.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.Finding;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTxtTest {
    private static final String CONTACT = "RAVEN_SECURITY_CONTACT";
    private static final String SITE = "RAVEN_PUBLIC_URL";
    private static final Instant NOON = Instant.parse("2026-11-27T12:34:56Z");

    private static Optional<String> text(Map<String, String> settings) {
        return new SecurityTxt(SecurityTxtSettings.from(new Environment(settings))).at(NOON);
    }

    @Test
    void withoutAContactThereIsNone() {
        assertThat(text(Map.of())).isEmpty();
        assertThat(text(Map.of(SITE, "https://memory.example.com"))).isEmpty();
    }

    @Test
    void theChecklistWarnsWhereNobodyIsNamed() {
        assertThat(look(Map.of())).isEqualTo(Finding.Status.WARN);
        assertThat(look(Map.of(CONTACT, "mailto:security@example.com"))).isEqualTo(Finding.Status.PASS);
    }

    private static Finding.Status look(Map<String, String> settings) {
        return new SecurityTxtProbe(SecurityTxtSettings.from(new Environment(settings)))
                .look(TenantId.PLATFORM)
                .status();
    }

    @Test
    void namesEachContactInItsOrderAndUntilWhenThatHolds() {
        assertThat(text(Map.of(CONTACT, "mailto:security@example.com, https://example.com/report,tel:+1-201-555-0123")))
                .hasValue("""
                        Contact: mailto:security@example.com
                        Contact: https://example.com/report
                        Contact: tel:+1-201-555-0123
                        Expires: 2027-02-25T00:00:00Z
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://memory.example.com:8443", "https://memory.example.com:8443/"})
    void saysWhereItBelongsWhereThatIsKnown(String site) {
        assertThat(text(Map.of(CONTACT, "mailto:security@example.com", SITE, site))
                        .orElseThrow())
                .endsWith("Canonical: https://memory.example.com:8443/.well-known/security.txt\n");
    }

    @Test
    void isInCharactersThatEveryReaderKnows() {
        assertThat(text(Map.of(CONTACT, "https://example.com/höhle")).orElseThrow())
                .startsWith("Contact: https://example.com/h%C3%B6hle\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security@example.com",
                "http://example.com/report",
                "https:///report",
                "https://user:secret@example.com/",
                "mailto:nobody",
                "mailto:",
                "tel:",
                "javascript:alert(1)",
                "mailto:a@example.com\nCanonical: https://evil.example",
                "mailto:a@example.com, two words"
            })
    void whereNobodyCanBeReachedIsNamed(String contact) {
        assertThatThrownBy(() -> text(Map.of(CONTACT, contact)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(CONTACT + ": must be")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory.example.com",
                "http://memory.example.com",
                "https://",
                "https://memory.example.com/raven",
                "https://memory.example.com?x",
                "https://user:secret@memory.example.com"
            })
    void anAddressThatIsNoneIsNamed(String site) {
        assertThatThrownBy(() -> text(Map.of(SITE, site)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(SITE + ": must be")
                .hasMessageNotContaining("secret");
    }
}
