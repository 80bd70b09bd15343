package dev.raven.core.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The process environment, read one variable at a time; a value that does not parse stops the start by name. */
public final class Environment {
    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
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

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Optional<String> file(String name) {
        return SecretFiles.mayHold(name) ? variable(SecretFiles.variable(name)) : Optional.empty();
    }

    /** A whole number within a range. */
    public int number(String name, int min, int max, int otherwise) {
        return text(name)
                .map(value -> parse(name, value, Integer::parseInt, "must be a whole number"))
                .map(number -> {
                    if (number < min || number > max) {
                        throw new SettingException(name, "must be from " + min + " to " + max + ".");
                    }
                    return number;
                })
                .orElse(otherwise);
    }

    /** One of an enum's names in lower case. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return text(name)
                .map(value -> parse(
                        name, value, v -> Enum.valueOf(type, v.toUpperCase(Locale.ROOT)), "must be one of " + allowed))
                .orElse(otherwise);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new SettingException(name, "must be true or false.");
                })
                .orElse(otherwise);
    }

    /** Any other shape; {@code parser} throws {@link IllegalArgumentException} where the text does not fit. */
    public <T> Optional<T> parsed(String name, Function<String, T> parser, String mend) {
        return text(name).map(value -> parse(name, value, parser, mend));
    }

    private <T> T parse(String name, String value, Function<String, T> parser, String mend) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException unreadable) {
            throw new SettingException(file(name).isPresent() ? SecretFiles.variable(name) : name, mend + ".");
        }
    }
}
