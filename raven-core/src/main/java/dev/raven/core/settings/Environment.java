package dev.raven.core.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The process environment, read one variable at a time; a value that does not parse stops the start by name, or is told to who
 * looks through all of them.
 */
public final class Environment {
    private final Map<String, String> variables;
    private final SettingsWatch watch;

    public Environment(Map<String, String> variables) {
        this(variables, SettingsWatch.STRICT);
    }

    private Environment(Map<String, String> variables, SettingsWatch watch) {
        this.variables = Map.copyOf(variables);
        this.watch = watch;
    }

    /** The same, whose reading somebody watches. */
    public Environment watched(SettingsWatch by) {
        return new Environment(variables, by);
    }

    /** Reads parts of which none needs another, so that a mistake in one hides none in the next from who watches. */
    public void independently(Runnable... parts) {
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (SettingException mistake) {
                watch.wrong(mistake);
            }
        }
    }

    /** The names of all variables. */
    public Set<String> names() {
        return variables.keySet();
    }

    /**
     * The text of a variable, or of the file that the variable with {@code _FILE} behind names, where it is a secret; empty when
     * it is not set or blank.
     *
     * @throws SettingException when both are set, or the file cannot be read
     */
    public Optional<String> text(String name) {
        return toldOf(() -> given(name));
    }

    private Optional<String> given(String name) {
        Optional<String> own = variable(name);
        return file(name)
                .map(file -> {
                    if (own.isPresent()) {
                        throw new SettingException(name, "set it or " + SecretFiles.variable(name) + ", not both.");
                    }
                    return SecretFiles.read(name, file);
                })
                .or(() -> own)
                .filter(text -> !text.isEmpty());
    }

    /** Whether a setting is in the file that another variable names. */
    public boolean inFile(String name) {
        return file(name).isPresent();
    }

    private <T> Optional<T> toldOf(Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (SettingException mistake) {
            watch.wrong(mistake);
            return Optional.empty();
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Optional<String> file(String name) {
        return SecretFiles.mayHold(name) ? variable(SecretFiles.variable(name)) : Optional.empty();
    }

    /** A whole number within a range. */
    public int number(String name, int min, int max, int otherwise) {
        watch.standsFor(name, Integer.toString(otherwise));
        return toldOf(() -> text(name)
                        .map(value -> parse(name, value, Integer::parseInt, "must be a whole number"))
                        .map(number -> {
                            if (number < min || number > max) {
                                throw new SettingException(name, "must be from " + min + " to " + max + ".");
                            }
                            return number;
                        }))
                .orElse(otherwise);
    }

    /** One of an enum's names in lower case. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        watch.standsFor(name, otherwise.name().toLowerCase(Locale.ROOT));
        return parsed(name, value -> Enum.valueOf(type, value.toUpperCase(Locale.ROOT)), "must be one of " + allowed)
                .orElse(otherwise);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean otherwise) {
        watch.standsFor(name, Boolean.toString(otherwise));
        return parsed(
                        name,
                        value -> switch (value) {
                            case "true" -> true;
                            case "false" -> false;
                            default -> throw new IllegalArgumentException("neither");
                        },
                        "must be true or false")
                .orElse(otherwise);
    }

    /** Any other shape; {@code parser} throws {@link IllegalArgumentException} where the text does not fit. */
    public <T> Optional<T> parsed(String name, Function<String, T> parser, String mend) {
        return toldOf(() -> text(name).map(value -> parse(name, value, parser, mend)));
    }

    private <T> T parse(String name, String value, Function<String, T> parser, String mend) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException unreadable) {
            throw new SettingException(file(name).isPresent() ? SecretFiles.variable(name) : name, mend + ".");
        }
    }
}
