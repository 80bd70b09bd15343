package dev.raven.core.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A text of the labelled set with what is sensitive in it.
 *
 * @param expected in the order of the text; empty where nothing is
 */
record Labelled(String text, List<Finding> expected) {
    private static final String NOTHING = "¦";

    /** The whole set. */
    static List<Labelled> all() {
        try (InputStream file = Objects.requireNonNull(Labelled.class.getResourceAsStream("labelled.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(Labelled::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Labelled read(String line) {
        String rest = line.replace(NOTHING, "").replace("\\n", "\n");
        StringBuilder text = new StringBuilder();
        List<Finding> expected = new ArrayList<>();
        for (int open = rest.indexOf('⟦'); open >= 0; open = rest.indexOf('⟦')) {
            int name = rest.indexOf(' ', open);
            int close = rest.indexOf('⟧');
            text.append(rest, 0, open);
            int start = text.length();
            text.append(rest, name + 1, close);
            expected.add(new Finding(kind(rest.substring(open + 1, name)), start, text.length()));
            rest = rest.substring(close + 1);
        }
        return new Labelled(text.append(rest).toString(), expected);
    }

    private static SensitiveKind kind(String wireName) {
        return SensitiveKind.valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
