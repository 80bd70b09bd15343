package dev.raven.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code openapi.yaml} to ask questions of, and to hold real answers against. */
public final class OpenApiDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode tree;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    /** As an export is checked line by line. */
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    /** That of this build. */
    public OpenApiDocument() {
        this(MAPPER.valueToTree(OpenApi.read().tree()));
    }

    /** One that a server gave. */
    public OpenApiDocument(JsonNode tree) {
        this.tree = tree;
    }

    /** Each operation by {@code "POST /api/v1/users"}. */
    public Map<String, JsonNode> operations() {
        Map<String, JsonNode> found = new TreeMap<>();
        tree.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(verb -> {
                    if (VERBS.contains(verb.getKey())) {
                        found.put(
                                verb.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                verb.getValue());
                    }
                }));
        return found;
    }

    public JsonNode schema(String name) {
        return tree.at("/components/schemas/" + name);
    }

    /** What routes share of answers. */
    public Stream<JsonNode> responses() {
        return StreamSupport.stream(tree.at("/components/responses").spliterator(), false);
    }

    JsonNode schemas() {
        return tree.at("/components/schemas");
    }

    public JsonNode pathParameters(String path) {
        return tree.path("paths").path(path).path("parameters");
    }

    /** Follows a {@code $ref}, where there is one. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? tree.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Fails where the document does not describe this answer of a route. */
    public void check(String method, String path, int status, String contentType, String body) {
        operations().entrySet().stream()
                .filter(operation -> matches(operation.getKey(), method + " " + path))
                .findFirst()
                .ifPresent(operation -> check(operation.getValue(), status, contentType, body));
    }

    private static boolean matches(String template, String request) {
        String pattern = Pattern.compile("\\{[^}]+}")
                .splitAsStream(template)
                .map(Pattern::quote)
                .collect(java.util.stream.Collectors.joining("[^/]+", "", template.endsWith("}") ? "[^/]+" : ""));
        return request.matches(pattern);
    }

    private void check(JsonNode operation, int status, String contentType, String body) {
        JsonNode responses = operation.path("responses");
        JsonNode named = responses.path(String.valueOf(status));
        JsonNode response = resolve(named.isMissingNode() ? responses.path("default") : named);
        assertThat(response.isMissingNode())
                .as("%s is described for %s", status, operation.path("operationId"))
                .isFalse();
        JsonNode content = response.path("content").path(contentType.split(";")[0].trim());
        assertThat(content.isMissingNode())
                .as("%s is described for %s %s", contentType, operation.path("operationId"), status)
                .isFalse();
        if (contentType.contains("json")) {
            (contentType.contains("ndjson") ? body.lines() : Stream.of(body))
                    .forEach(one -> assertThat(violations(content.path("schema"), one))
                            .as("%s %s %s", operation.path("operationId"), status, one)
                            .isEmpty());
        }
    }

    private JsonSchema compiled(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        root.set("components", tree.path("components"));
        return schemas.getSchema(root);
    }

    /** What keeps this text from being such a value. */
    public Set<ValidationMessage> violations(JsonNode schema, String body) {
        try {
            return compiled.computeIfAbsent(schema, this::compiled)
                    .validate(
                            MAPPER.readTree(body),
                            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("not JSON: " + body, noJson);
        }
    }
}
