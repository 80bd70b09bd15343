package dev.raven.web.benchmark;

import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.id.EventId;
import dev.raven.core.id.TenantId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;

/** Keeps nothing. It is put in the place of Raven's own log in a copy of the WAR: no setting of the product silences that. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SilentAuditLog implements AuditLog {
    private static final EventId NONE = new EventId("evt_" + "A".repeat(32));

    @Override
    public EventId record(AuditEntry entry) {
        return NONE;
    }

    @Override
    public void recordBehind(AuditEntry entry) {
        // what a server does without a log is what is measured
    }

    @Override
    public void requireRoom(TenantId log) {
        // as above
    }

    @Override
    public void requireTrust() {
        // as above
    }
}
