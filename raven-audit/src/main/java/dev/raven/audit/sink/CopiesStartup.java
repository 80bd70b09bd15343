package dev.raven.audit.sink;

import dev.raven.core.audit.AuditCopySettings;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.TenantId;
import dev.raven.core.settings.SettingException;
import dev.raven.core.startup.StartupStep;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/** Opens the copies before anything happens that would have to be in them, and has the files fetch what they lack. */
@Singleton
class CopiesStartup implements StartupStep {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CopySinks sinks;
    private final RollbackWatch watch;
    private final AuditStore store;
    private final AuditCopySettings settings;
    private final AuditedNews news;

    @Inject
    CopiesStartup(
            CopySinks sinks, RollbackWatch watch, AuditStore store, AuditCopySettings settings, AuditedNews news) {
        this.sinks = sinks;
        this.watch = watch;
        this.store = store;
        this.settings = settings;
        this.news = news;
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public void run() {
        try {
            sinks.file().open();
            tellWhereEmpty();
            watch.start();
            sinks.file().heads().logs().forEach(this::catchUp);
        } catch (IOException unusable) {
            refuse(unusable);
        }
        sinks.all().forEach(this::reach);
        sinks.all().forEach(Spool::start);
        if (!sinks.fileSpool().settled()) {
            refuse(new IOException("what it lacks cannot be written"));
        }
    }

    /** At its first start a Raven has no log yet; a directory that is empty beside one is new, or was emptied meanwhile. */
    private void tellWhereEmpty() {
        long events = store.head(TenantId.PLATFORM).sequence();
        if (sinks.file().beganAnew() && events > 0) {
            news.begunAnew(events);
        }
    }

    /** What Redis has and the file has not: the end of what was written before the server died, or what others wrote since. */
    private void catchUp(TenantId log) {
        long copied = sinks.file().heads().of(log).event().sequence();
        long stored = store.head(log).sequence();
        if (stored > copied) {
            sinks.fileSpool().owe(log, copied + 1, stored);
        }
    }

    /** Here, as whatever the start does next is recorded, and would be blamed for what a copy lacks. */
    private void reach(Spool spool) {
        try {
            spool.reach(PATIENCE);
        } catch (IOException away) {
            if (settings.failure() == AuditCopySettings.Failure.CLOSED) {
                throw new SettingException(
                        spool.setting(),
                        "the audit log cannot be copied there (" + away.getMessage()
                                + "); bring it back, or mend this.");
            }
        }
    }

    private void refuse(IOException unusable) {
        if (settings.failure() == AuditCopySettings.Failure.CLOSED) {
            throw new SettingException(
                    "RAVEN_AUDIT_DIR",
                    "the audit log cannot be copied there (" + unusable.getMessage()
                            + "); make it a directory that Raven alone may write to, with "
                            + settings.freeMegabytes() + " MiB free.");
        }
    }
}
