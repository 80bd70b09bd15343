package dev.raven.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.tenant.DataAudit;
import dev.raven.api.tenant.TenantStatus;
import dev.raven.core.id.Ids;
import java.lang.reflect.RecordComponent;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedTenantTest {
    private static final TenantSettings OLD = TenantSettings.DEFAULTS;
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Tenant ACME = new Tenant(
            new Ids(new SecureRandom()).tenant(), TenantStatus.ACTIVE, "Acme", "a@example.com", OLD, NOON, NOON);

    @Test
    void whatChangedIsNamedAndOnlyNumbersAndChoicesAreTold() {
        TenantSettings settings = new TenantSettings(
                OLD.retentionDays(),
                OLD.batchSize(),
                OLD.maxUsers(),
                OLD.maxConversationsPerUser(),
                OLD.encryptionMode(),
                OLD.byokKeyId(),
                "https://hooks.example.com/secret-path",
                OLD.webhookEvents(),
                List.of("192.0.2.0/24"),
                77,
                OLD.externalRefPolicy(),
                OLD.contentPolicy(),
                DataAudit.ALL);
        ChangedTenant changed = ChangedTenant.of(
                ACME, new Tenant(ACME.id(), ACME.status(), "Jane Roe's", ACME.email(), settings, NOON, NOON));
        assertThat(changed.auditChanges())
                .containsExactlyInAnyOrder(
                        "name",
                        "settings.webhook_url",
                        "settings.allowed_cidrs",
                        "settings.rate_limit_per_minute",
                        "settings.data_audit");
        assertThat(changed.auditDetails()).isEqualTo(Map.of("rate_limit_per_minute", 77, "data_audit", DataAudit.ALL));
        assertThat(changed.auditTarget()).isEqualTo(ACME.id());
    }

    @Test
    void whatStaysAsItWasIsNoChange() {
        assertThat(ChangedTenant.of(ACME, ACME).auditChanges()).isEmpty();
    }

    @Test
    void noSettingIsForgotten() {
        assertThat(TenantField.ALL.stream().map(TenantField::name).filter(name -> name.startsWith("settings.")))
                .containsExactly(Arrays.stream(TenantSettings.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name ->
                                "settings." + name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
    }
}
