package dev.raven.crypto.azure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is stored: a byte for the format, 16 for the key's version, and what RSA made of 2048, 3072 or 4096 bits. The
 * version is there because the vault unwraps with the one it is asked for, which is the newest where it is not told.
 *
 * @param version 32 lower-case hex digits
 */
record VersionedCiphertext(String version, byte[] ciphertext) {
    private static final byte FORMAT = 1;
    private static final int HEADER = 17;

    /** The parts of what was stored; empty for any other bytes. */
    static Optional<VersionedCiphertext> parse(byte[] stored) {
        boolean whole = switch (stored.length - HEADER) {
            case 256, 384, 512 -> stored[0] == FORMAT;
            default -> false;
        };
        return whole
                ? Optional.of(new VersionedCiphertext(
                        HexFormat.of().formatHex(stored, 1, HEADER), Arrays.copyOfRange(stored, HEADER, stored.length)))
                : Optional.empty();
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(HEADER + ciphertext.length)
                .put(FORMAT)
                .put(HexFormat.of().parseHex(version))
                .put(ciphertext)
                .array();
    }
}
