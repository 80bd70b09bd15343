package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.web.openapi.OpenApiDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One operation under {@code /api} as a server describes it, and what it says of who may ask and with what. */
record Operation(OpenApiDocument document, String method, String path, JsonNode text) {
    private static final Pattern ID = Pattern.compile("\\^([a-z]+)_\\[A-Za-z0-9_-]\\{(?:22|32)}\\$");
    private static final String OPERATOR = "platform:admin";

    /** All that the server serves a description of. */
    static List<Operation> served(Api api) {
        JsonNode served = api.with("Accept", "application/json").get("/openapi").json();
        OpenApiDocument document = new OpenApiDocument(served);
        return document.operations().entrySet().stream()
                .filter(operation -> operation.getKey().contains(" /api/"))
                .map(operation -> of(document, operation.getKey().split(" ", 2), operation.getValue()))
                .toList();
    }

    private static Operation of(OpenApiDocument document, String[] name, JsonNode text) {
        return new Operation(document, name[0], name[1], text);
    }

    /** Each set of scopes that opens it; an empty one where none is needed. */
    List<Set<String>> opens() {
        return elements(text.path("security"))
                .map(way -> {
                    Set<String> scopes = new TreeSet<>();
                    way.path("apiKey").forEach(scope -> scopes.add(scope.asText()));
                    return scopes;
                })
                .toList();
    }

    /** What a tenant's key needs. */
    Set<String> scopes() {
        return opens().stream()
                .filter(scopes -> !scopes.contains(OPERATOR))
                .findFirst()
                .orElse(Set.of());
    }

    boolean isTheOperatorsToo() {
        return opens().stream().anyMatch(scopes -> scopes.contains(OPERATOR)) || takesAnyKey();
    }

    boolean isPublic() {
        return elements(text.path("security")).anyMatch(JsonNode::isEmpty);
    }

    boolean takesAnyKey() {
        return !isPublic() && opens().contains(Set.of());
    }

    boolean hasBody() {
        return text.has("requestBody");
    }

    String mediaType() {
        return content().fieldNames().next();
    }

    JsonNode bodySchema() {
        return document.resolve(content().path(mediaType()).path("schema"));
    }

    /** The bodies that the description shows. */
    List<JsonNode> examples() {
        JsonNode media = content().path(mediaType());
        Stream<JsonNode> several = elements(media.path("examples")).map(example -> example.path("value"));
        Stream<JsonNode> one = media.has("example") ? Stream.of(media.path("example")) : Stream.empty();
        return Stream.concat(one, several).map(Operation::parsed).toList();
    }

    /** An example that is not JSON as a whole is lines of it. */
    private static JsonNode parsed(JsonNode example) {
        return example.isTextual()
                ? Reply.parsed(example.asText().lines().findFirst().orElseThrow())
                : example;
    }

    private JsonNode content() {
        return document.resolve(text.path("requestBody")).path("content");
    }

    /** The names of the ids in the body, and the prefix of each. */
    Map<String, String> bodyIds() {
        Map<String, String> ids = new TreeMap<>();
        if (hasBody()) {
            bodySchema()
                    .path("properties")
                    .fields()
                    .forEachRemaining(
                            field -> prefix(field.getValue()).forEach(prefix -> ids.put(field.getKey(), prefix)));
        }
        return ids;
    }

    /** The dotted names of what in the body can be any text, or any object. */
    Set<String> texts() {
        Set<String> texts = new TreeSet<>();
        texts("", bodySchema(), texts);
        return texts;
    }

    private void texts(String name, JsonNode reference, Set<String> found) {
        JsonNode schema = document.resolve(reference);
        if (schema.has("anyOf")) {
            schema.path("anyOf").forEach(one -> texts(name, one, found));
        } else if (schema.has("properties")) {
            schema.path("properties")
                    .fields()
                    .forEachRemaining(field -> texts(
                            name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), found));
        } else if (schema.has("items")) {
            texts(name + "[]", schema.path("items"), found);
        } else if (isOpen(schema)) {
            found.add(name);
        }
    }

    private static boolean isOpen(JsonNode schema) {
        boolean free = schema.path("type").toString().matches(".*\"(string|object)\".*");
        return free && !schema.has("enum") && !schema.has("pattern") && !schema.has("format");
    }

    /** The names of the ids in path or query, and the prefix of each. */
    Map<String, String> ids(String place) {
        Map<String, String> ids = new LinkedHashMap<>();
        Stream.concat(elements(document.pathParameters(path)), elements(text.path("parameters")))
                .map(document::resolve)
                .filter(parameter -> parameter.path("in").asText().equals(place))
                .filter(parameter -> !parameter.path("schema").has("enum"))
                .forEach(parameter -> {
                    List<String> prefix = prefix(parameter.path("schema")).toList();
                    assertThat(prefix.isEmpty() && parameter.path("required").asBoolean())
                            .as("%s: this test knows what to send as %s", this, parameter.path("name"))
                            .isFalse();
                    prefix.forEach(one -> ids.put(parameter.path("name").asText(), one));
                });
        return ids;
    }

    /** The names of what in the path is one of a few words, and the first of them. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        elements(document.pathParameters(path))
                .map(document::resolve)
                .filter(parameter -> parameter.path("schema").has("enum"))
                .forEach(parameter -> words.put(
                        parameter.path("name").asText(),
                        parameter.at("/schema/enum/0").asText()));
        return words;
    }

    private Stream<String> prefix(JsonNode schema) {
        Matcher id = ID.matcher(document.resolve(schema).path("pattern").asText());
        return id.matches()
                ? Stream.of(id.group(1))
                : elements(schema.path("anyOf")).flatMap(this::prefix);
    }

    /** A request for each example of the body, or the one without a body. */
    List<Sample> samples() {
        if (!hasBody()) {
            return List.of(new Sample(this, List.of()));
        }
        List<Sample> samples = new ArrayList<>();
        examples().forEach(example -> samples.add(new Sample(this, List.of(example))));
        assertThat(samples).as("examples of the body of %s", this).isNotEmpty();
        return samples;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
