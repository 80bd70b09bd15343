package dev.raven.web.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Answers every handshake with the identity that holds now. It goes by no alias: a server may ask by one of its own
 * configuration.
 */
final class CurrentIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "raven";

    private volatile ServerIdentity current;

    CurrentIdentity(ServerIdentity first) {
        this.current = first;
    }

    /** New connections see the new one; those that are open go on. */
    void replace(ServerIdentity next) {
        current = next;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return current.key();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return current.chain();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        String kind = current.key().getAlgorithm();
        return keyType.equals(kind) || keyType.startsWith(kind + "_") ? ALIAS : null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return chooseServerAlias(keyType, issuers, null) == null ? null : new String[] {ALIAS};
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
