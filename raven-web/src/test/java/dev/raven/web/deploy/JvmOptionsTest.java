package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the JVM are in three places, as each server reads them in a way of its own: what {@code ./raven} gives, the others give. */
class JvmOptionsTest {

    private static List<String> options(String text) {
        return Stream.of(text.replace("--add-modules ", "--add-modules=").split("\\s+"))
                .filter(option -> option.startsWith("-"))
                .toList();
    }

    private static List<String> ravens() {
        return options(ProjectFiles.read("raven").replaceAll("(?s).*\njvm_options=\"([^\"$]*)\\$.*", "$1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/wildfly/server.env", "deploy/openliberty/jvm.options"})
    void whatOursRunsWithTheOthersRunWith(String file) {
        assertThat(ravens()).hasSizeGreaterThan(5);
        assertThat(options(ProjectFiles.read(file).replace('"', ' '))).containsAll(ravens());
    }
}
