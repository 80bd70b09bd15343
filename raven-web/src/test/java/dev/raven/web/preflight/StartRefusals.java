package dev.raven.web.preflight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * docs/start-refusals.md as tests read it.
 *
 * @param examples of the first part
 * @param others what is told later
 */
record StartRefusals(List<Example> examples, List<Other> others) {
    static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern SECTION = Pattern.compile("#+ .*");
    private static final Pattern BESIDE = Pattern.compile("Beside (.*):");
    private static final Pattern SETTING = Pattern.compile("`([A-Z0-9_]+)=([^`]*)`");
    private static final Pattern EXAMPLES = Pattern.compile("\\| (`[A-Z0-9_]+=.*`) \\| `(.*)` \\|");
    private static final Pattern OTHER = Pattern.compile("\\| ([^`].*) \\| `(.*)` \\| (`.*`) \\|");

    /**
     * Settings that are refused.
     *
     * @param settings without the place of their files, which is {@code /etc/raven}
     * @param message the whole line that Raven says of them, {@code …} for what is another each time
     */
    record Example(Map<String, String> settings, String message) {
        /** The settings, with files in another place. */
        Map<String, String> settings(Path folder) {
            Map<String, String> placed = new LinkedHashMap<>(settings);
            placed.replaceAll((name, value) -> value.replace(FOLDER, folder.toString()));
            return placed;
        }

        /** What Raven says, as a pattern, where files lie in another place. */
        String message(Path folder) {
            return Stream.of(message.replace(FOLDER, folder.toString()).split("…"))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".+"));
        }

        @Override
        public String toString() {
            return message + " " + settings;
        }
    }

    /**
     * What is told once Raven asks others, or its disk.
     *
     * @param message {@code …} for what is another each time
     * @param tests that see it said, as {@code Class.method}
     */
    record Other(String message, List<String> tests) {}

    private static final String FOLDER = "/etc/raven";

    static StartRefusals read() {
        List<Example> examples = new ArrayList<>();
        List<Other> others = new ArrayList<>();
        Map<String, String> beside = Map.of();
        for (String line : lines()) {
            Matcher common = BESIDE.matcher(line);
            Matcher row = EXAMPLES.matcher(line);
            Matcher other = OTHER.matcher(line);
            if (SECTION.matcher(line).matches()) {
                beside = Map.of();
            } else if (common.matches()) {
                beside = settings(common.group(1));
            } else if (row.matches()) {
                for (String example : row.group(1).split(" or ")) {
                    Map<String, String> all = new LinkedHashMap<>(beside);
                    all.putAll(settings(example));
                    examples.add(new Example(all, row.group(2)));
                }
            } else if (other.matches()) {
                others.add(new Other(
                        other.group(2), List.of(other.group(3).replace("`", "").split(", "))));
            }
        }
        return new StartRefusals(List.copyOf(examples), List.copyOf(others));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PROJECT.resolve("docs/start-refusals.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        SETTING.matcher(text).results().forEach(one -> settings.put(one.group(1), one.group(2)));
        return settings;
    }
}
