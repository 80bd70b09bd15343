package dev.raven.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The public half of a key that signs notes: written {@code <name>+<id in 8 hex digits>+<base64 of 0x01 and the key>}. */
public final class VerifierKey {
    private static final byte ED25519 = 1;
    private static final int ID_BYTES = 4;
    private static final int MOST_CHARACTERS = 512;
    private static final Pattern NAME = Pattern.compile("[^+\\s\\p{Z}\\p{Cc}]{1,255}");

    private final String name;
    private final byte[] key;
    private final byte[] id;
    private final PublicKey publicKey;

    /**
     * @param name 1 to 255 characters without spaces, control characters and plus signs
     * @param key 32 bytes (RFC 8032, 5.1.5)
     */
    public VerifierKey(String name, byte[] key) {
        this.name = name(name);
        this.key = key.clone();
        this.publicKey = Ed25519.publicKey(key);
        this.id = Arrays.copyOf(sha256(name + "\n", typed(key)), ID_BYTES);
    }

    /**
     * Reads a key as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException when it is not one, or its id is another key's
     */
    public static VerifierKey parse(String line) {
        String[] parts = line.length() > MOST_CHARACTERS ? new String[0] : line.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a verifier key must be written <name>+<id>+<base64>");
        }
        byte[] typed = StrictBase64.bytes(parts[2]);
        if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != ED25519) {
            throw new IllegalArgumentException("a verifier key must be one for Ed25519");
        }
        VerifierKey read = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!read.id().equals(parts[1])) {
            throw new IllegalArgumentException("the id of a verifier key must be that of its name and key");
        }
        return read;
    }

    public String name() {
        return name;
    }

    /** Which of the keys of this name it is: 8 lower-case hex digits. */
    public String id() {
        return HexFormat.of().formatHex(id);
    }

    /** Whether a signature claims to be by this key. */
    boolean made(NoteSignature signature) {
        return signature.keyName().equals(name) && signature.keyId().equals(id());
    }

    boolean verifies(byte[] text, byte[] signature) {
        return Ed25519.verifies(publicKey, text, signature);
    }

    /** Names a key can have. */
    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a key's name must be 1 to 255 characters without spaces and plus signs");
        }
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey same && name.equals(same.name) && Arrays.equals(key, same.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(key));
    }

    @Override
    public String toString() {
        return name + "+" + id() + "+" + StrictBase64.of(typed(key));
    }

    private static byte[] typed(byte[] key) {
        byte[] typed = new byte[1 + key.length];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return typed;
    }

    private static byte[] sha256(String text, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
