package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RenovateTest {
    private static final JsonNode RULES = ProjectFiles.json("renovate.json").path("packageRules");
    private static final String POMS = ProjectFiles.read("pom.xml") + ProjectFiles.read("raven-web/pom.xml");

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A rule about a library that is gone, or mistyped, holds nothing back. */
    @Test
    void everyRuleIsAboutALibraryThatIsUsed() {
        assertThat(elements(RULES)
                        .flatMap(rule -> elements(rule.path("matchPackageNames")))
                        .map(JsonNode::asText))
                .isNotEmpty()
                .allSatisfy(name -> {
                    String[] parts = name.split(":");
                    String artifact = parts[1].equals("*") ? "" : parts[1] + "<";
                    assertThat(POMS)
                            .as(name)
                            .containsPattern("<groupId>" + Pattern.quote(parts[0]) + "</groupId>\\s+<artifactId>"
                                    + Pattern.quote(artifact));
                });
    }

    @Test
    void everyRuleSaysWhy() {
        assertThat(elements(RULES)
                        .map(rule -> rule.path("description").asText())
                        .collect(Collectors.toList()))
                .isNotEmpty()
                .doesNotContain("");
    }
}
