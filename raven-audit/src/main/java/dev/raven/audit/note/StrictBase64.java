package dev.raven.audit.note;

import java.util.Base64;

/** Base64 with padding (RFC 4648, 4) that can be written in one way only. */
final class StrictBase64 {

    private StrictBase64() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException unless it is exactly what {@link #of} writes */
    static byte[] bytes(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!of(bytes).equals(text)) {
            throw new IllegalArgumentException("base64 must be written with padding and without stray bits");
        }
        return bytes;
    }
}
