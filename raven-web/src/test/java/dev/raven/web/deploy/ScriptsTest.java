package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    private static List<String> scripts() {
        Stream<Path> parts = ProjectFiles.under("raven-web/src/main/sh").stream()
                .filter(part -> part.toString().endsWith(".sh"));
        Stream<Path> programs =
                Stream.of("raven", "mvnw", "deploy/assemble", ".ci/run").map(ProjectFiles.PROJECT::resolve);
        return Stream.concat(parts, programs).map(Path::toString).toList();
    }

    @Test
    void shellcheckFindsNothing() throws Exception {
        Tool shellcheck = Tool.named("shellcheck");
        assertThat(scripts()).hasSizeGreaterThan(10);
        shellcheck.accepts(Stream.concat(Stream.of("--severity=warning"), scripts().stream())
                .toArray(String[]::new));
    }
}
