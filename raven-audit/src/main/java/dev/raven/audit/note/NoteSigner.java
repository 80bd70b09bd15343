package dev.raven.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** A key that signs notes. Its secret is in the JDK's hands, which cannot wipe it. */
public final class NoteSigner {
    private static final String PROBE = "Raven\n";

    private final PrivateKey key;
    private final VerifierKey verifierKey;

    private NoteSigner(PrivateKey key, VerifierKey verifierKey) {
        this.key = key;
        this.verifierKey = verifierKey;
    }

    /**
     * The signer of a key pair.
     *
     * @param pair 64 bytes: the secret seed and the public key (RFC 8032, 5.1.5), as {@link #newPair} makes it
     * @throws IllegalArgumentException when these do not belong together
     */
    public static NoteSigner of(String name, byte[] pair) {
        if (pair.length != 2 * Ed25519.KEY_BYTES) {
            throw new IllegalArgumentException("a key pair must be 64 bytes long");
        }
        byte[] seed = Arrays.copyOf(pair, Ed25519.KEY_BYTES);
        try {
            byte[] open = Arrays.copyOfRange(pair, Ed25519.KEY_BYTES, pair.length);
            NoteSigner signer = new NoteSigner(Ed25519.privateKey(seed), new VerifierKey(name, open));
            if (signer.sign(PROBE).signers(List.of(signer.verifierKey)).isEmpty()) {
                throw new IllegalArgumentException("the halves of a key pair must belong together");
            }
            return signer;
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** A new key pair, to be kept secret and wiped by the caller: 64 bytes, the seed and the public key. */
    public static byte[] newPair(SecureRandom random) {
        return Ed25519.newPair(random);
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /**
     * Signs a text.
     *
     * @param text ends with a line break, and has no control characters but those
     */
    public SignedNote sign(String text) {
        return SignedNote.of(text, this);
    }

    NoteSignature signature(String text) {
        byte[] bytes = Ed25519.sign(key, text.getBytes(StandardCharsets.UTF_8));
        return new NoteSignature(verifierKey.name(), verifierKey.id(), bytes);
    }

    @Override
    public String toString() {
        return "redacted, of " + verifierKey;
    }
}
