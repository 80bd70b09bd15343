package dev.raven.web.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Answers every handshake with the identity that holds now. A handshake asks for key and chain one after the other, by the
 * alias it was given first: a replacement in between must not part the two. Of an alias that is not ours, as a server may
 * ask by one of its own configuration, it is the identity of now.
 */
final class CurrentIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "raven-";

    private volatile Held held;

    /**
     * The identity of now, and the one before for handshakes that began with it.
     *
     * @param number of the one of now, from 1
     */
    private record Held(int number, ServerIdentity current, ServerIdentity before) {
        String alias() {
            return ALIAS + number;
        }

        ServerIdentity of(String alias) {
            return alias.equals(ALIAS + (number - 1)) ? before : current;
        }
    }

    CurrentIdentity(ServerIdentity first) {
        this.held = new Held(1, first, first);
    }

    /** New connections see the new one; those that are open go on. */
    synchronized void replace(ServerIdentity next) {
        held = new Held(held.number() + 1, next, held.current());
    }

    /** What a new connection is shown. */
    X509Certificate certificate() {
        return held.current().chain()[0];
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return held.of(alias).key();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return held.of(alias).chain();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        Held now = held;
        String kind = now.current().key().getAlgorithm();
        return keyType.equals(kind) || keyType.startsWith(kind + "_") ? now.alias() : null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        @Nullable String alias = chooseServerAlias(keyType, issuers, null);
        return alias == null ? null : new String[] {alias};
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
