package dev.raven.web.session;

import dev.raven.api.session.SessionView;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.core.session.Session;

/** Sessions as a client sees them. */
final class SessionViews {
    private SessionViews() {}

    /** @param caller whose it is */
    static SessionView of(Session session, Caller caller) {
        return new SessionView(
                session.id().value(),
                caller.tenant().map(TenantId::value).orElse(null),
                caller.keyId().map(ApiKeyId::value).orElse(null),
                caller.keyPrefix().filter(prefix -> caller.keyId().isPresent()).orElse(null),
                caller.scopes().stream().sorted().toList(),
                session.createdAt(),
                session.idleExpiresAt(),
                session.expiresAt());
    }
}
