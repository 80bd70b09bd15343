package dev.raven.audit;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.startup.StartupStep;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/** Records in the platform's log that the server starts, with what it was set to, and that it stops. */
@Singleton
class ServerEvents implements StartupStep {
    private static final Logger LOG = System.getLogger(ServerEvents.class.getName());
    /** Before the log writes what it still has. */
    private static final int EARLY = 1000;

    private final AuditLog log;
    private final SettingsDigest digest;
    private volatile boolean started;

    @Inject
    ServerEvents(AuditLog log, SettingsDigest digest) {
        this.log = log;
        this.digest = digest;
    }

    /** The last of all: what has not started is not said to have. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public void run() {
        log.record(entry("server.start").telling(digest.details()));
        started = true;
    }

    void stop(@Observes @Priority(EARLY) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        if (!started) {
            return;
        }
        try {
            log.record(entry("server.stop")
                    .telling(Map.of("process", ProcessHandle.current().pid())));
        } catch (UnavailableException unrecorded) {
            LOG.log(
                    Level.WARNING,
                    "the stop could not be recorded: " + unrecorded.code().wireName());
        }
    }

    private static AuditEntry entry(String action) {
        return new AuditEntry(
                TenantId.PLATFORM,
                Caller.SYSTEM,
                action,
                AuditCategory.SYSTEM,
                Optional.empty(),
                Optional.of(AuditOutcome.SUCCESS),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
