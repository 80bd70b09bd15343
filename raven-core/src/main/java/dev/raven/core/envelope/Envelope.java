package dev.raven.core.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What stands before the ciphertext of a sealed record: envelope format version 1. See docs/envelope-format.md.
 *
 * @param keyId the key the record key was derived from, 25 ASCII characters
 * @param salt 32 bytes, drawn anew for each record
 * @param commitment 32 bytes derived with the record key, so that a ciphertext opens under one key only
 * @param iv 12 bytes
 */
record Envelope(String keyId, int keyVersion, byte[] salt, byte[] commitment, byte[] iv) {
    static final byte VERSION = 1;
    /** HKDF-SHA-256 and AES-256-GCM with a key commitment. */
    static final byte SUITE = 1;

    static final int KEY_ID = 25;
    static final int SALT = 32;
    static final int COMMITMENT = 32;
    static final int IV = 12;
    static final int TAG = 16;
    /** Where the ciphertext begins. */
    static final int HEADER = 2 + KEY_ID + 4 + SALT + COMMITMENT + IV;

    /** The envelope, with room for so many bytes of ciphertext and their tag. */
    byte[] encode(int plainLength) {
        return ByteBuffer.allocate(HEADER + plainLength + TAG)
                .put(VERSION)
                .put(SUITE)
                .put(keyId.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(keyVersion)
                .put(salt)
                .put(commitment)
                .put(iv)
                .array();
    }

    /** @throws IntegrityException for bytes that are no envelope of this version and suite */
    static Envelope decode(byte[] bytes) {
        if (bytes.length < HEADER + TAG || bytes[0] != VERSION || bytes[1] != SUITE) {
            throw new IntegrityException();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
        return new Envelope(
                // A character for every byte: no two different ids may read alike.
                new String(take(in, KEY_ID), StandardCharsets.ISO_8859_1),
                in.getInt(),
                take(in, SALT),
                take(in, COMMITMENT),
                take(in, IV));
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] part = new byte[length];
        in.get(part);
        return part;
    }
}
