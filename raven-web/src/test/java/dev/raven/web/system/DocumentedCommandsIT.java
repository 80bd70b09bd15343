package dev.raven.web.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.web.house.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** README.md and the pages to begin with: what they have one paste into a shell, in order, beside a new server. */
class DocumentedCommandsIT {
    /** What is not done once more, and why. */
    private static final Map<String, String> DONE_ELSEWHERE =
            Map.of("./raven start", "so this server was started", "./mvnw verify", "so this test is run");

    private static final Pattern STATUS_TOLD = Pattern.compile("(?m)# (\\d{3})$");
    private static final Pattern STATUS_ANSWERED = Pattern.compile("(?m)^(\\d{3})$");

    private static final Path DATA = Raven.temporary();
    private static RavenServer server;

    @TempDir
    private Path here;

    /** One of their own, as a rehearsed restore has no patience with what other tests damage on purpose. */
    @BeforeAll
    static void start() {
        server = RavenServer.started(DATA, Map.of());
    }

    @AfterAll
    static void end() {
        server.close();
        Raven.delete(DATA);
    }

    @BeforeEach
    void prepare() throws IOException {
        Path raven = Files.writeString(
                here.resolve("raven"), "#!/bin/sh\nexec '" + Command.PROJECT.resolve("raven") + "' \"$@\"\n");
        Files.setPosixFilePermissions(raven, PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/start-agent.md",
                "docs/start-security.md",
                "docs/start-platform.md",
                "docs/start-compliance.md"
            })
    void thePageDoesWhatItSays(String name) throws Exception {
        Page page = Page.of(name);
        String script = script(page);
        String told = Command.accepted(server, Map.of(), here, "sh", "-euc", script);
        assertThat(told).doesNotContain("urn:raven:problem");
        assertThat(numbers(STATUS_ANSWERED, told)).as(told).isEqualTo(numbers(STATUS_TOLD, script));
        assertThat(page.blocks().filter(block -> block.language().equals("json")))
                .allSatisfy(shown -> assertThat(told.lines())
                        .filteredOn(line -> line.startsWith("{"))
                        .extracting(line -> names(Reply.parsed(line)))
                        .contains(names(Reply.parsed(shown.text()))));
    }

    private String script(Page page) {
        return page.blocks()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> block.text().lines())
                .filter(line -> !DONE_ELSEWHERE.containsKey(line.replaceFirst(" *#.*", "")))
                .collect(joining("\n"))
                .replace("http://127.0.0.1:8080", server.url().toString())
                .replace("http://127.0.0.1:9990", server.management().toString())
                .replace("data/operator.key", DATA.resolve("operator.key").toString());
    }

    private static List<String> numbers(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The names of its fields, at whatever depth. */
    private static Set<String> names(JsonNode json) {
        Set<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        json.forEach(child -> names.addAll(names(child)));
        return names;
    }
}
