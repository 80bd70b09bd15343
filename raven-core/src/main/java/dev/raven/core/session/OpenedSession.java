package dev.raven.core.session;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.SessionId;

/** A session just opened; the only moment its token can be had. */
public record OpenedSession(Session session, SessionToken token) implements AuditTarget {
    @Override
    public SessionId auditTarget() {
        return session.id();
    }
}
