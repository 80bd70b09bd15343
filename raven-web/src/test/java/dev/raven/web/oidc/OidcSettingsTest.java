package dev.raven.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.Scope;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {
    private static final Map<String, String> GOOD = Map.of(
            "RAVEN_OIDC_ISSUER", "https://login.example.com/realms/staff",
            "RAVEN_OIDC_CLIENT_ID", "raven",
            "RAVEN_OIDC_TENANT", "ten_" + "B".repeat(22),
            "RAVEN_OIDC_SCOPES", "auditors = audit:read; cn=admins,dc=example = tenant:admin, audit:read",
            "RAVEN_PUBLIC_URL", "https://raven.example:8443");

    private static Environment goodWith(String name, String value) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(name, value);
        return new Environment(settings);
    }

    private static ClaimGrants grants(String claim) {
        return OidcSettings.from(goodWith("RAVEN_OIDC_CLAIM", claim))
                .orElseThrow()
                .grants();
    }

    private static void refused(Environment environment, String named) {
        assertThatThrownBy(() -> OidcSettings.from(environment))
                .isInstanceOfSatisfying(
                        SettingException.class,
                        mistake -> assertThat(mistake.name()).isEqualTo(named));
    }

    @Test
    void nothingIsSetWhereNothingIsSet() {
        assertThat(OidcSettings.from(new Environment(Map.of("RAVEN_PUBLIC_URL", "https://raven.example"))))
                .isEmpty();
    }

    @Test
    void theProviderSendsBrowsersBackToThePublicUrl() {
        assertThat(OidcSettings.from(new Environment(GOOD)).orElseThrow().callback())
                .hasToString("https://raven.example:8443/api/v1/sessions/oidc/callback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAVEN_OIDC_CLIENT_ID", "RAVEN_OIDC_TENANT", "RAVEN_OIDC_SCOPES", "RAVEN_PUBLIC_URL"})
    void whatIsMissingIsNamed(String name) {
        refused(goodWith(name, ""), name);
    }

    @ParameterizedTest
    @CsvSource({
        "RAVEN_OIDC_CLIENT_ID, raven",
        "RAVEN_OIDC_CLIENT_SECRET, s",
        "RAVEN_OIDC_TENANT, ten_BBBBBBBBBBBBBBBBBBBBBB",
        "RAVEN_OIDC_SCOPES, a=audit:read"
    })
    void nothingIsSetForNothing(String name, String value) {
        refused(new Environment(Map.of(name, value)), "RAVEN_OIDC_ISSUER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com",
                "login.example.com",
                "https://",
                "https://user@login.example.com",
                "https://login.example.com?tenant=1",
                "https://login.example.com#x",
                "ftp://login.example.com"
            })
    void anIssuerIsReachedSafely(String url) {
        refused(goodWith("RAVEN_OIDC_ISSUER", url), "RAVEN_OIDC_ISSUER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auditors",
                "auditors=",
                "=audit:read",
                "auditors=audit",
                "auditors=audit:read,",
                "operators=platform:admin",
                "a=audit:read;a=users:read",
                "a=audit:read;"
            })
    void aGrantThatIsNoneIsRefused(String scopes) {
        refused(goodWith("RAVEN_OIDC_SCOPES", scopes), "RAVEN_OIDC_SCOPES");
    }

    @Test
    void severalValuesGiveWhatAllOfThemGive() {
        ClaimGrants groups = grants("groups");

        assertThat(groups.of(Map.of("groups", List.of("auditors", "x", 7)))).containsExactly(Scope.AUDIT_READ);
        assertThat(groups.of(Map.of("groups", List.of("auditors", "cn=admins,dc=example"))))
                .isEqualTo(Set.of(Scope.AUDIT_READ, Scope.TENANT_ADMIN));
        assertThat(groups.of(Map.of("groups", "auditors"))).containsExactly(Scope.AUDIT_READ);
        assertThat(groups.of(Map.of("groups", List.of("Auditors", "auditors "))))
                .isEmpty();
        assertThat(groups.of(Map.of("groups", Map.of("auditors", true)))).isEmpty();
        assertThat(groups.of(Map.of())).isEmpty();
    }

    @Test
    void aClaimMayStandWithinAnotherOrHaveADotInItsName() {
        Map<String, Object> claims = Map.of(
                "realm_access", Map.of("roles", List.of("auditors")),
                "https://example.com/groups", List.of("auditors"));

        assertThat(grants("realm_access.roles").of(claims)).containsExactly(Scope.AUDIT_READ);
        assertThat(grants("https://example.com/groups").of(claims)).containsExactly(Scope.AUDIT_READ);
        assertThat(grants("realm_access.groups").of(claims)).isEmpty();
        assertThat(grants("realm_access.roles.x").of(claims)).isEmpty();
    }
}
