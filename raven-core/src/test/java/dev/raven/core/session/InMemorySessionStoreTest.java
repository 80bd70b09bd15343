package dev.raven.core.session;

import java.time.InstantSource;

class InMemorySessionStoreTest implements SessionStoreContract {
    private final SessionStore sessions = new InMemorySessionStore(InstantSource.system());

    @Override
    public SessionStore sessions() {
        return sessions;
    }
}
