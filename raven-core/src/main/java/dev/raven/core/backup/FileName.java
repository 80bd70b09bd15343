package dev.raven.core.backup;

import java.util.regex.Pattern;

/**
 * The name of a file where backups lie: parts between slashes, of 1–200 characters {@code A–Z a–z 0–9 . _ -} each, 500 in all.
 * No part begins with a dot: it would lead out of the place, or hide there.
 */
public record FileName(String value) {
    private static final int LONGEST = 500;
    private static final String PART = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}";
    private static final Pattern NAME = Pattern.compile(PART + "(/" + PART + ")*");
    private static final Pattern BEGINNING = Pattern.compile("(" + PART + "/)*(" + PART + ")?");

    /** @throws IllegalArgumentException when it is none */
    public FileName {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not the name of a file of backups");
        }
    }

    /** Whether a text is such a name: a place may hold what others put there. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST && NAME.matcher(text).matches();
    }

    /**
     * A text that names can begin with, such as {@code 2026/11}, {@code 2026/} or nothing.
     *
     * @throws IllegalArgumentException when none can
     */
    public static String beginning(String text) {
        if (text.length() > LONGEST || !BEGINNING.matcher(text).matches()) {
            throw new IllegalArgumentException("not the beginning of names of files of backups");
        }
        return text;
    }
}
