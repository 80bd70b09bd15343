package dev.raven.web.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the console, as it goes out.
 *
 * @param type its media type
 * @param plain its bytes
 * @param packed the same, as gzip
 * @param tag names this content (RFC 9110, 8.8.3), without quotes
 */
record ConsoleFile(String type, byte[] plain, byte[] packed, String tag) {
    private static final int TAG_LENGTH = 18;

    static ConsoleFile of(String type, byte[] content) {
        return new ConsoleFile(type, content, gzip(content), tag(content));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
