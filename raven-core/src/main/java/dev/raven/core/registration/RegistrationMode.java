package dev.raven.core.registration;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;

/** Who may register a tenant: {@code RAVEN_REGISTRATION}. */
public enum RegistrationMode {
    /** Anybody; the default outside production. */
    OPEN,
    /** The holder of the operator's key; the default in production. */
    OPERATOR,
    /** Nobody. */
    CLOSED;

    public static RegistrationMode from(Environment environment, ServerSettings server) {
        return environment.choice("RAVEN_REGISTRATION", RegistrationMode.class, server.production() ? OPERATOR : OPEN);
    }
}
