package dev.raven.web.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One library of the list.
 *
 * @param sha256 of its jar, in hex
 * @param licences that it comes under, each by its SPDX id where it has one
 */
record Component(String name, String sha256, List<String> licences) {
    /** What is in one of our jars, under other names, or in the console, as files. */
    private static final List<String> WITHOUT_JAR = List.of("io.opentelemetry:", "org.webjars.npm:");

    static List<Component> listed(JsonNode list) {
        return elements(list.path("components")).map(Component::of).toList();
    }

    /** Whether it is in the WAR as a jar. */
    boolean isJar() {
        return WITHOUT_JAR.stream().noneMatch(name::startsWith);
    }

    private static Component of(JsonNode component) {
        String name = Stream.of("group", "name", "version")
                .map(part -> component.path(part).asText())
                .collect(Collectors.joining(":"));
        String sha256 = elements(component.path("hashes"))
                .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                .map(hash -> hash.path("content").asText())
                .findFirst()
                .orElse("");
        return new Component(
                name,
                sha256,
                elements(component.path("licenses")).map(Component::licence).toList());
    }

    private static String licence(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return Stream.of(licence.path("id"), licence.path("name"), choice.path("expression"))
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
