package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** To see whether a Java is new enough, {@code ./raven} runs it, as root where root asks. */
class JavaSearchTest {
    private static final String SCRIPT = ProjectFiles.read("raven-web/src/main/sh/java.sh");

    /** Anybody may have been given a folder under {@code /opt}. */
    @Test
    void runsNoJavaThatLiesWhereOthersMayPutOne() {
        assertThat(ProjectFiles.found("\\s([\"/]\\S+)/bin/java(?=[\\s;])", SCRIPT))
                .containsExactlyInAnyOrder(
                        "/usr/lib/jvm/*",
                        "/usr/java/*",
                        "/Library/Java/JavaVirtualMachines/*/Contents/Home",
                        "\"${HOME:-}\"/.sdkman/candidates/java/*");
    }

    @Test
    void theServiceIsToldItsJava() {
        assertThat(ProjectFiles.read("deploy/systemd/raven.env").lines())
                .anyMatch(line -> line.startsWith("JAVA_HOME="));
    }
}
