package dev.raven.web.tls;

import dev.raven.core.settings.SettingException;
import java.util.Optional;

/** Which content of the files serves, and when another one is to. */
final class IdentityReload {
    private final IdentityFiles files;
    private final CurrentIdentity identity;
    private String judged;
    private String seen;

    /** @throws SettingException when there is no identity to begin with */
    IdentityReload(IdentityFiles files) {
        this.files = files;
        this.judged = files.state();
        this.seen = judged;
        this.identity = new CurrentIdentity(files.read());
    }

    CurrentIdentity identity() {
        return identity;
    }

    /**
     * Takes new content over once it was the same at two looks: certificate and key are replaced one after the other.
     *
     * @return the new identity, where it changed
     * @throws SettingException when the new content cannot serve, once for each content
     */
    Optional<ServerIdentity> look() {
        String now = files.state();
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(judged)) {
            return Optional.empty();
        }
        judged = now;
        ServerIdentity next = files.read();
        identity.replace(next);
        return Optional.of(next);
    }
}
