package dev.raven.core.tenant;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant can change of itself, and whether the log tells what it was changed to: numbers and choices. Names, addresses,
 * keys and networks may say of people or systems what a log must not keep for years; of those it tells that they changed.
 *
 * @param name as it stands in JSON
 */
record TenantField(String name, boolean told, Function<Tenant, @Nullable Object> value) {
    static final List<TenantField> ALL = List.of(
            new TenantField("name", false, Tenant::name),
            told("retention_days", TenantSettings::retentionDays),
            told("batch_size", TenantSettings::batchSize),
            told("max_users", TenantSettings::maxUsers),
            told("max_conversations_per_user", TenantSettings::maxConversationsPerUser),
            told("encryption_mode", TenantSettings::encryptionMode),
            hidden("byok_key_id", TenantSettings::byokKeyId),
            hidden("webhook_url", TenantSettings::webhookUrl),
            hidden("webhook_events", TenantSettings::webhookEvents),
            hidden("allowed_cidrs", TenantSettings::allowedCidrs),
            told("rate_limit_per_minute", TenantSettings::rateLimitPerMinute),
            told("external_ref_policy", TenantSettings::externalRefPolicy),
            told("content_policy", TenantSettings::contentPolicy),
            told("data_audit", TenantSettings::dataAudit));

    private static TenantField told(String name, Function<TenantSettings, @Nullable Object> value) {
        return new TenantField("settings." + name, true, tenant -> value.apply(tenant.settings()));
    }

    private static TenantField hidden(String name, Function<TenantSettings, @Nullable Object> value) {
        return new TenantField("settings." + name, false, tenant -> value.apply(tenant.settings()));
    }

    boolean differs(Tenant one, Tenant other) {
        return !Objects.equals(value.apply(one), value.apply(other));
    }

    /** What the log tells of these fields, by the names of the settings. */
    static Map<String, Object> told(List<TenantField> fields, Tenant tenant) {
        return fields.stream()
                .filter(TenantField::told)
                .collect(Collectors.toMap(
                        field -> field.name().replaceFirst("^settings\\.", ""),
                        field -> Objects.requireNonNull(field.value().apply(tenant))));
    }
}
