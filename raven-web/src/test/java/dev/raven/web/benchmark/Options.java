package dev.raven.web.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands after the benchmark's name: {@code --name value}, {@code --flag}, and the rest.
 *
 * @param values of the options that take one
 * @param flags those without a value
 * @param rest in the order written
 */
record Options(Map<String, String> values, Set<String> flags, List<String> rest) {
    private static final Set<String> FLAGS = Set.of("json", "short-texts", "real-vectors", "made-up-vectors");

    /** @throws UsageException when an option is not among those known, or lacks its value */
    static Options parse(List<String> words, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        Set<String> flags = new java.util.HashSet<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (name.isEmpty()) {
                rest.add(word);
            } else if (!known.contains(name)) {
                throw new UsageException("no option " + word + " here; there are "
                        + String.join(
                                ", ",
                                known.stream()
                                        .sorted()
                                        .map(option -> "--" + option)
                                        .toList()) + ".");
            } else if (FLAGS.contains(name)) {
                flags.add(name);
            } else if (++i == words.size()) {
                throw new UsageException(word + ": needs a value.");
            } else {
                values.put(name, words.get(i));
            }
        }
        return new Options(Map.copyOf(values), Set.copyOf(flags), List.copyOf(rest));
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A whole number from 1. */
    int number(String name, int otherwise) {
        return text(name).map(text -> positive(name, text)).orElse(otherwise);
    }

    /** Whole numbers from 1, separated by commas. */
    List<Integer> numbers(String name, String otherwise) {
        return Stream.of(text(name).orElse(otherwise).split(",", -1))
                .map(text -> positive(name, text))
                .toList();
    }

    static int positive(String name, String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new UsageException("--" + name + ": must be a whole number from 1, as in --" + name + " 100.");
        }
        return Integer.parseInt(text);
    }
}
