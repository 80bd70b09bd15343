package dev.raven.web.tls;

import java.security.KeyStore;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Offers the server's identity to whoever asks the JVM for a {@link javax.net.ssl.KeyManagerFactory} called
 * {@value #NAME}, as the listener is configured to. Nothing else in the JVM changes, and no key lies in a store.
 */
final class IdentityProvider extends Provider {
    static final String NAME = "Raven";
    private static final long serialVersionUID = 1L;

    IdentityProvider(CurrentIdentity identity) {
        super(NAME, "1", "the certificate that Raven shows");
        putService(new Factory(this, identity));
    }

    private static final class Factory extends Service {
        private final CurrentIdentity identity;

        Factory(Provider provider, CurrentIdentity identity) {
            super(provider, "KeyManagerFactory", NAME, Managers.class.getName(), List.of(), Map.of());
            this.identity = identity;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return new Managers(identity);
        }
    }

    /** The store that a server was configured with is not looked at. */
    private static final class Managers extends KeyManagerFactorySpi {
        private final CurrentIdentity identity;

        Managers(CurrentIdentity identity) {
            this.identity = identity;
        }

        @Override
        protected void engineInit(@Nullable KeyStore store, char @Nullable [] password) {
            // nothing to set up: the identity is there
        }

        @Override
        protected void engineInit(@Nullable ManagerFactoryParameters parameters) {
            // nothing to set up: the identity is there
        }

        @Override
        protected KeyManager[] engineGetKeyManagers() {
            return new KeyManager[] {identity};
        }
    }
}
