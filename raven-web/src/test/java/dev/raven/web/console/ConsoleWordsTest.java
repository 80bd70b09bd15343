package dev.raven.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the log, jobs and keys call by a code the console says in words. */
class ConsoleWordsTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[a-z][^|]*) \\|");
    private static final Pattern CODE = Pattern.compile("`([a-z_]+(?:\\.[a-z_]+)*)`");

    private static String words() throws IOException {
        return Files.readString(Path.of("src/main/webapp/console/words.js"));
    }

    private static List<String> actions() throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/audit-log.md"));
        String recorded = page.substring(page.indexOf("## What is recorded"), page.indexOf("### What of a person"));
        return FIRST_CELL
                .matcher(recorded)
                .results()
                .flatMap(cell -> CODE.matcher(cell.group(1)).results())
                .map(code -> code.group(1))
                .toList();
    }

    /** The values of a field of a view, as the description of the API names them. */
    private static List<String> values(String view, String field) throws IOException {
        String api = Files.readString(Path.of("src/main/resources/dev/raven/web/openapi/openapi.yaml"));
        String from = api.substring(api.indexOf("\n    " + view + ":\n"));
        return Pattern.compile("\n        " + field + ": \\{type: string, enum: \\[([^\\]]+)\\]")
                .matcher(from)
                .results()
                .findFirst()
                .map(found -> Arrays.asList(found.group(1).split(",\\s*")))
                .orElseThrow();
    }

    private static boolean says(String words, String code) {
        return Pattern.compile("(?m)^\\s*'?" + Pattern.quote(code) + "'?: ")
                .matcher(words)
                .find();
    }

    @Test
    void everyActionHasWords() throws IOException {
        String words = words();

        assertThat(actions()).hasSizeGreaterThan(60).allMatch(action -> says(words, action));
        assertThat(says(words, "user.praise")).isFalse();
    }

    @Test
    void everyKindOfJobAndStateOfAKeyHasWords() throws IOException {
        String words = words();

        assertThat(Stream.of(
                        values("JobView", "kind"),
                        values("KeyView", "state"),
                        values("ApiKeyView", "status"),
                        values("KeyAnomalyView", "kind"),
                        values("KeyView", "wrapped_by")))
                .allSatisfy(codes -> assertThat(codes).isNotEmpty().allMatch(code -> says(words, code)));
    }
}
