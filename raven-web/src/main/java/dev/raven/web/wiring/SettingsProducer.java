package dev.raven.web.wiring;

import dev.raven.core.access.AccessSettings;
import dev.raven.core.audit.AuditCopySettings;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.auditor.AuditRetentionSettings;
import dev.raven.core.backup.BackupSettings;
import dev.raven.core.backup.RestoreSettings;
import dev.raven.core.content.ContentSettings;
import dev.raven.core.embedding.EmbeddingSettings;
import dev.raven.core.erasure.ErasureSettings;
import dev.raven.core.key.KeySettings;
import dev.raven.core.limit.LimitSettings;
import dev.raven.core.memory.ConsolidationSettings;
import dev.raven.core.memory.MemorySettings;
import dev.raven.core.registration.RegistrationMode;
import dev.raven.core.retention.RetentionSettings;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.webhook.WebhookSettings;
import dev.raven.web.contact.SecurityTxtSettings;
import dev.raven.web.ending.DrainSettings;
import dev.raven.web.management.ManagementSettings;
import dev.raven.web.request.TrustedProxies;
import dev.raven.web.tls.TlsSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads what the operator set, once; every feature gets its own part. */
@Dependent
class SettingsProducer {

    @Produces
    @Singleton
    Environment environment() {
        return new Environment(System.getenv());
    }

    @Produces
    @Singleton
    ServerSettings server(Environment environment) {
        return ServerSettings.from(environment);
    }

    @Produces
    @Singleton
    AccessSettings access(Environment environment, ServerSettings server) {
        return AccessSettings.from(environment, server);
    }

    @Produces
    @Singleton
    LimitSettings limits(Environment environment) {
        return LimitSettings.from(environment);
    }

    @Produces
    @Singleton
    RegistrationMode registration(Environment environment, ServerSettings server) {
        return RegistrationMode.from(environment, server);
    }

    @Produces
    @Singleton
    MemorySettings memory(Environment environment) {
        return MemorySettings.from(environment);
    }

    @Produces
    @Singleton
    ConsolidationSettings consolidation(Environment environment) {
        return ConsolidationSettings.from(environment);
    }

    @Produces
    @Singleton
    EmbeddingSettings embeddings(Environment environment) {
        return EmbeddingSettings.from(environment);
    }

    @Produces
    @Singleton
    ContentSettings content(Environment environment) {
        return ContentSettings.from(environment);
    }

    @Produces
    @Singleton
    AuditOrigin auditOrigin(Environment environment) {
        return AuditOrigin.from(environment);
    }

    @Produces
    @Singleton
    KeySettings keys(Environment environment) {
        return KeySettings.from(environment);
    }

    @Produces
    @Singleton
    AuditRetentionSettings auditRetention(Environment environment) {
        return AuditRetentionSettings.from(environment);
    }

    @Produces
    @Singleton
    ErasureSettings erasures(Environment environment) {
        return ErasureSettings.from(environment);
    }

    @Produces
    @Singleton
    BackupSettings backups(Environment environment, ServerSettings server) {
        return BackupSettings.from(environment, server);
    }

    @Produces
    @Singleton
    RestoreSettings restore(Environment environment) {
        return RestoreSettings.from(environment);
    }

    @Produces
    @Singleton
    RetentionSettings retention(Environment environment) {
        return RetentionSettings.from(environment);
    }

    @Produces
    @Singleton
    WebhookSettings webhooks(Environment environment, ServerSettings server) {
        return WebhookSettings.from(environment, server);
    }

    @Produces
    @Singleton
    DrainSettings drain(Environment environment, ServerSettings server) {
        return DrainSettings.from(environment, server);
    }

    @Produces
    @Singleton
    AuditCopySettings auditCopies(Environment environment, ServerSettings server) {
        return AuditCopySettings.from(environment, server);
    }

    @Produces
    @Singleton
    TrustedProxies proxies(Environment environment) {
        return TrustedProxies.from(environment);
    }

    @Produces
    @Singleton
    SecurityTxtSettings securityTxt(Environment environment) {
        return SecurityTxtSettings.from(environment);
    }

    @Produces
    @Singleton
    TlsSettings tls(Environment environment) {
        return TlsSettings.from(environment);
    }

    @Produces
    @Singleton
    ManagementSettings management(Environment environment, ServerSettings server) {
        return ManagementSettings.from(environment, server);
    }
}
