package dev.raven.web.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for secrets in every file below a directory: plain, in Base64, in hex, in UTF-16, in any case. */
final class Leaks {
    private final Map<Path, String> files;

    private Leaks(Map<Path, String> files) {
        this.files = files;
    }

    /** Reads all files but programs, which are copied there before anybody can tell them a secret. */
    static Leaks in(Path directory) {
        try (Stream<Path> found = Files.walk(directory)) {
            return new Leaks(found.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(jar|rar|so)|.*/redis-server"))
                    .collect(Collectors.toMap(directory::relativize, Leaks::read)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return lower(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return "";
        }
    }

    /** The files that hold it in one form or another. */
    List<Path> of(String secret) {
        List<String> forms = forms(secret).map(Leaks::lower).toList();
        return files.entrySet().stream()
                .filter(file -> forms.stream().anyMatch(file.getValue()::contains))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Whether the text holds it in one form or another. */
    static boolean in(String text, String secret) {
        String lower = lower(text);
        return forms(secret).map(Leaks::lower).anyMatch(lower::contains);
    }

    static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of(
                        latin(bytes),
                        latin(secret.getBytes(StandardCharsets.UTF_16LE)),
                        HexFormat.of().formatHex(bytes)),
                Stream.of(0, 1, 2)
                        .map(shift -> base64Inside(bytes, shift))
                        .flatMap(text -> Stream.of(text, text.replace('+', '-').replace('/', '_'))));
    }

    /** What stands in the middle of the Base64 of any text that holds these bytes at this offset of three. */
    private static String base64Inside(byte[] bytes, int shift) {
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring(shift == 0 ? 0 : 4, text.length() - 3);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
