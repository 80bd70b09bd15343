package dev.raven.web.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Who the server is on a TLS connection: its certificate with the chain behind it, and the key. */
final class ServerIdentity {
    private static final byte[] PROBE = "raven".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /** @param chain the server's own certificate first; never empty */
    ServerIdentity(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    PrivateKey key() {
        return key;
    }

    X509Certificate[] chain() {
        return chain.toArray(X509Certificate[]::new);
    }

    /** Whether what the key signs, the certificate confirms. */
    boolean keyFits() {
        try {
            Signature signature = Signature.getInstance("SHA256with" + (isRsa() ? "RSA" : "ECDSA"));
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(chain.get(0).getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException another) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether each certificate was signed by the one after it. */
    boolean chainFits() {
        for (int i = 1; i < chain.size(); i++) {
            try {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            } catch (GeneralSecurityException another) {
                return false;
            }
        }
        return true;
    }

    Instant validFrom() {
        return chain.get(0).getNotBefore().toInstant();
    }

    Instant validUntil() {
        return chain.get(0).getNotAfter().toInstant();
    }

    private boolean isRsa() {
        return chain.get(0).getPublicKey().getAlgorithm().equals("RSA");
    }

    @Override
    public String toString() {
        return "ServerIdentity[redacted]";
    }
}
