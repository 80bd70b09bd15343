package dev.raven.core.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A setting that there is.
 *
 * @param name of the environment variable
 * @param otherwise what holds where it is not set, in the words of docs/configuration.md: a value between backticks, or how it comes
 *     about
 * @param secret whether nobody may be shown what it is set to
 */
public record KnownSetting(String name, String otherwise, boolean secret) {
    private static final Pattern LINE = Pattern.compile("(?m)^([A-Z0-9_]+) \\| (.*) \\| (secret|open)$");
    private static final Pattern VALUE = Pattern.compile("`([^`]*)`");
    private static final List<KnownSetting> ALL = read();

    /** All, in the order of the page. */
    public static List<KnownSetting> all() {
        return ALL;
    }

    /** Whether a variable of that name means something to Raven, as a setting or as the file of a secret one. */
    public static boolean is(String variable) {
        String name = SecretFiles.secretOf(variable);
        return ALL.stream().anyMatch(known -> known.name().equals(name));
    }

    /** The value that holds where it is not set; empty where there is none, or it hangs on something else. */
    public Optional<String> fixed() {
        return Optional.of(VALUE.matcher(otherwise))
                .filter(value -> value.matches())
                .map(value -> value.group(1));
    }

    private static List<KnownSetting> read() {
        try (InputStream file = Objects.requireNonNull(KnownSetting.class.getResourceAsStream("settings.txt"))) {
            return LINE.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(KnownSetting::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static KnownSetting of(MatchResult line) {
        return new KnownSetting(line.group(1), line.group(2), line.group(3).equals("secret"));
    }
}
