package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerfileTest {
    private static final List<String> LINES =
            ProjectFiles.read("deploy/container/Containerfile").lines().toList();

    private static List<String> of(String instruction) {
        return LINES.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1))
                .toList();
    }

    /** A tag means another image tomorrow: whoever builds names both, and a build without a name ends at once. */
    @Test
    void takesNoImageThatNobodyNamed() {
        assertThat(of("FROM")).containsExactly("${BUILD_IMAGE} AS build", "${RUN_IMAGE}");
        assertThat(of("ARG")).containsOnly("BUILD_IMAGE", "RUN_IMAGE");
        assertThat(LINES).anyMatch(line -> line.strip().startsWith("*@sha256:*)"));
    }

    @Test
    void runsAsNobodyInParticular() {
        assertThat(of("USER")).containsExactly("10001:10001");
        assertThat(LINES.indexOf("USER 10001:10001")).isGreaterThan(LINES.lastIndexOf("FROM ${RUN_IMAGE}"));
    }

    @Test
    void fetchesNothingByItself() {
        assertThat(of("ADD")).isEmpty();
        assertThat(LINES).noneMatch(line -> line.matches(".*\\b(curl|wget|apt-get|apk)\\b.*"));
    }

    @Test
    void writesItsLogToWhereAnEngineCollectsIt() {
        assertThat(LINES).anyMatch(line -> line.strip().startsWith("RAVEN_LOG_TARGET=stdout"));
    }

    @Test
    void startsWhatWasBuilt() {
        assertThat(of("ENTRYPOINT")).containsExactly("[\"/opt/raven/raven\"]");
        assertThat(of("CMD")).containsExactly("[\"start\"]");
    }
}
