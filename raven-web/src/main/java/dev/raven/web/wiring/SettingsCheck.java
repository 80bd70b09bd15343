package dev.raven.web.wiring;

import dev.raven.core.access.AccessSettings;
import dev.raven.core.access.OperatorKey;
import dev.raven.core.audit.AuditCopySettings;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.auditor.AuditRetentionSettings;
import dev.raven.core.backup.BackupSettings;
import dev.raven.core.backup.RestoreSettings;
import dev.raven.core.backup.S3Settings;
import dev.raven.core.content.ContentSettings;
import dev.raven.core.embedding.EmbeddingSettings;
import dev.raven.core.erasure.ErasureSettings;
import dev.raven.core.key.KeySettings;
import dev.raven.core.limit.LimitSettings;
import dev.raven.core.memory.ConsolidationSettings;
import dev.raven.core.memory.MemorySettings;
import dev.raven.core.memory.RerankerSettings;
import dev.raven.core.registration.RegistrationMode;
import dev.raven.core.retention.RetentionSettings;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.webhook.WebhookSettings;
import dev.raven.web.language.LanguageModelSettings;
import dev.raven.web.request.TrustedProxies;
import dev.raven.web.tls.TlsSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Reads every setting before anything is opened: a wrong one must not wait for the first request that needs it. */
@Singleton
public class SettingsCheck {
    private final Environment environment;

    @Inject
    SettingsCheck(Environment environment) {
        this.environment = environment;
    }

    /** @throws dev.raven.core.settings.SettingException naming the first that is wrong */
    public void run() {
        ServerSettings server = ServerSettings.from(environment);
        OperatorKey.check(AccessSettings.from(environment, server), server);
        AuditCopySettings.from(environment, server);
        LimitSettings.from(environment);
        RegistrationMode.from(environment, server);
        MemorySettings.from(environment);
        ConsolidationSettings.from(environment);
        EmbeddingSettings.from(environment);
        RerankerSettings.from(environment);
        ContentSettings.from(environment);
        KeySettings.from(environment);
        WebhookSettings.from(environment, server);
        AuditOrigin.from(environment);
        AuditRetentionSettings.from(environment);
        ErasureSettings.from(environment);
        BackupSettings.from(environment, server);
        RestoreSettings.from(environment);
        S3Settings.from(environment, server);
        RetentionSettings.from(environment);
        TrustedProxies.from(environment);
        TlsSettings.from(environment);
        LanguageModelSettings.from(environment);
    }
}
