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
import dev.raven.core.settings.SettingException;
import dev.raven.core.settings.SettingsFindings;
import dev.raven.core.settings.SettingsRule;
import dev.raven.core.webhook.WebhookSettings;
import dev.raven.web.contact.SecurityTxtSettings;
import dev.raven.web.ending.DrainSettings;
import dev.raven.web.language.LanguageModelSettings;
import dev.raven.web.log.LogSettings;
import dev.raven.web.management.ManagementSettings;
import dev.raven.web.oidc.OidcSettings;
import dev.raven.web.request.TrustedProxies;
import dev.raven.web.tls.TlsSettings;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads every setting before anything is opened: a wrong one must not wait for the first request that needs it, and whoever has
 * to mend some wants to know of all at once. Nothing is asked of another machine.
 */
public final class SettingsCheck {
    private static final List<Consumer<Environment>> PARTS = List.of(
            ListenSettings::from,
            LimitSettings::from,
            MemorySettings::from,
            ConsolidationSettings::from,
            EmbeddingSettings::from,
            RerankerSettings::from,
            ContentSettings::from,
            KeySettings::from,
            AuditOrigin::from,
            AuditRetentionSettings::from,
            ErasureSettings::from,
            RestoreSettings::from,
            RetentionSettings::from,
            TrustedProxies::from,
            SecurityTxtSettings::from,
            TlsSettings::check,
            LanguageModelSettings::from,
            OidcSettings::check);

    /** What hangs on the environment in which the server runs. */
    private static final List<BiConsumer<Environment, ServerSettings>> PARTS_OF_A_SERVER = List.of(
            SettingsCheck::access,
            AuditCopySettings::from,
            RegistrationMode::from,
            WebhookSettings::from,
            DrainSettings::from,
            LogSettings::from,
            BackupSettings::from,
            S3Settings::from,
            ManagementSettings::from);

    private final Environment environment;
    private final SettingsFindings findings = new SettingsFindings();

    private SettingsCheck(Environment environment) {
        this.environment = environment.watched(findings);
    }

    /** What is wrong, the first mistake of each setting; empty where a server may be started. */
    public static List<SettingException> mistakes(Environment environment) {
        return findings(environment).mistakes();
    }

    /** What is wrong, and what stands for settings that are not set. */
    public static SettingsFindings findings(Environment environment) {
        SettingsCheck check = new SettingsCheck(environment);
        check.run();
        return check.findings;
    }

    private void run() {
        PARTS.forEach(part -> environment.independently(() -> part.accept(environment)));
        ServerSettings server = ServerSettings.from(environment);
        PARTS_OF_A_SERVER.forEach(part -> environment.independently(() -> part.accept(environment, server)));
        ServiceLoader.load(SettingsRule.class, SettingsCheck.class.getClassLoader())
                .forEach(rule -> environment.independently(() -> rule.check(environment, server)));
    }

    private static void access(Environment environment, ServerSettings server) {
        OperatorKey.check(AccessSettings.from(environment, server), server);
    }
}
