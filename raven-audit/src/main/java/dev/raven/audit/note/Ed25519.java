package dev.raven.audit.note;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) by the JDK, over keys as they are: 32 bytes. */
final class Ed25519 {
    static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "Ed25519";
    /** What stands in front of a bare key in the encodings that the JDK takes (RFC 8410, 4 and 7). */
    private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    /** @throws IllegalArgumentException when the bytes are no point of the curve */
    static PublicKey publicKey(byte[] key) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(joined(PUBLIC, key)));
        } catch (GeneralSecurityException invalid) {
            throw new IllegalArgumentException("not an Ed25519 public key", invalid);
        }
    }

    /** @throws IllegalArgumentException when it is not 32 bytes long */
    static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE, seed)));
        } catch (GeneralSecurityException invalid) {
            throw new IllegalArgumentException("not an Ed25519 private key", invalid);
        }
    }

    /** A new seed and its public key, 64 bytes in all. */
    static byte[] newPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] both = Arrays.copyOf(seed, 2 * KEY_BYTES);
            Arrays.fill(seed, (byte) 0);
            System.arraycopy(pair.getPublic().getEncoded(), PUBLIC.length, both, KEY_BYTES, KEY_BYTES);
            return both;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static byte[] sign(PrivateKey key, byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a note cannot be signed", impossible);
        }
    }

    static boolean verifies(PublicKey key, byte[] text, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(bytes);
        } catch (SignatureException | InvalidKeyException invalid) {
            return false;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] joined(byte[] prefix, byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key must be 32 bytes long");
        }
        byte[] both = new byte[prefix.length + key.length];
        System.arraycopy(prefix, 0, both, 0, prefix.length);
        System.arraycopy(key, 0, both, prefix.length, key.length);
        return both;
    }
}
