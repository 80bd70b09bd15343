package dev.raven.web.openapi;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.raven.api.access.Scope;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.text.CodePoints;
import dev.raven.api.text.Utf8Bytes;
import dev.raven.web.access.AnyKey;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code openapi.yaml} says of every route and every record what the code says, and nothing else. */
class OpenApiTest {
    private static final String LEFT_OUT_WHERE_EMPTY = "content_flags";
    private static final OpenApiDocument DOCUMENT = new OpenApiDocument();
    private static final Map<String, Method> METHODS = methods();

    @Test
    void describesEveryRouteAndNoOther() {
        Set<String> described = DOCUMENT.operations().keySet().stream()
                .filter(operation -> operation.contains(" /api/"))
                .collect(toSet());
        assertThat(described).isEqualTo(METHODS.keySet());
        assertThat(DOCUMENT.operations())
                .containsKeys(
                        "GET /health/live",
                        "GET /health/ready",
                        "GET /health/started",
                        "GET /openapi",
                        "GET /.well-known/security.txt");
    }

    static Stream<String> routes() {
        return METHODS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void namesTheScopeThatTheRouteNeeds(String route) {
        JsonNode security = DOCUMENT.operations().get(route).path("security");
        RequiresScope scope = METHODS.get(route).getAnnotation(RequiresScope.class);
        if (METHODS.get(route).isAnnotationPresent(AnyKey.class)) {
            assertThat(security.toString()).isEqualTo("[{\"apiKey\":[]}]");
        } else if (scope == null) {
            assertThat(security.path(0)).as("public").isEmpty();
        } else {
            List<String> described = security.findValues("apiKey").stream()
                    .map(JsonNode::toString)
                    .toList();
            String needed = Stream.concat(Stream.of(scope.value()), Arrays.stream(scope.and()))
                    .map(one -> '"' + one.wireName() + '"')
                    .collect(Collectors.joining(",", "[", "]"));
            String operator = "[\"" + Scope.PLATFORM_ADMIN.wireName() + "\"]";
            assertThat(described).isEqualTo(scope.orOperator() ? List.of(needed, operator) : List.of(needed));
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void saysWhereAnIdempotencyKeyIsTaken(String route) {
        boolean described = StreamSupport.stream(
                        DOCUMENT.operations().get(route).path("parameters").spliterator(), false)
                .map(DOCUMENT::resolve)
                .anyMatch(parameter -> parameter.path("name").asText().equals("Idempotency-Key"));
        boolean lineByLine = route.equals("POST /api/v1/memory/ingest/bulk");
        assertThat(described).isEqualTo(METHODS.get(route).isAnnotationPresent(Idempotent.class) || lineByLine);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void namesTheRecordsThatGoInAndOut(String route) {
        JsonNode operation = DOCUMENT.operations().get(route);
        Optional<Parameter> body = Arrays.stream(METHODS.get(route).getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(Valid.class))
                .findFirst();
        String described = DOCUMENT.resolve(operation.path("requestBody"))
                .at("/content/application~1json/schema/$ref")
                .asText();
        assertThat(described.replaceAll(".*/", ""))
                .isEqualTo(body.map(parameter -> parameter.getType().getSimpleName())
                        .orElse(""));
        Class<?> returned = METHODS.get(route).getReturnType();
        if (returned.isRecord()) {
            assertThat(DOCUMENT.resolve(operation.path("responses").path("200"))
                            .at("/content/application~1json/schema/$ref")
                            .asText())
                    .endsWith("/" + returned.getSimpleName());
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void namesEveryPathParameter(String route) {
        Set<String> inCode = Arrays.stream(METHODS.get(route).getParameters())
                .map(parameter -> parameter.getAnnotation(PathParam.class))
                .filter(java.util.Objects::nonNull)
                .map(PathParam::value)
                .collect(toSet());
        Set<String> described = StreamSupport.stream(
                        DOCUMENT.pathParameters(route.split(" ")[1]).spliterator(), false)
                .map(parameter -> DOCUMENT.resolve(parameter).path("name").asText())
                .collect(toSet());
        assertThat(described).isEqualTo(inCode);
    }

    static Stream<Class<?>> records() {
        return new ClassFileImporter()
                .importPackages("dev.raven.api").stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> type.getSimpleName().matches(".*(Request|View|Patch|FieldError)"))
                        .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("records")
    void describesEveryFieldOfARecord(Class<?> type) {
        JsonNode schema = DOCUMENT.schema(type.getSimpleName());
        Set<String> described = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(described::add);
        assertThat(described)
                .isEqualTo(Arrays.stream(type.getRecordComponents())
                        .map(OpenApiTest::wireName)
                        .collect(toCollection(TreeSet::new)));
        if (!type.getSimpleName().equals("ProblemView")) {
            assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void requiresWhatIsRequired(Class<?> type) {
        boolean sent = type.getSimpleName().matches(".*(Request|Patch)|ParticipantsView");
        Set<String> required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !sent || mustBeSent(component))
                .map(OpenApiTest::wireName)
                .filter(field -> !field.equals(LEFT_OUT_WHERE_EMPTY))
                .collect(toSet());
        assertThat(StreamSupport.stream(
                                DOCUMENT.schema(type.getSimpleName())
                                        .path("required")
                                        .spliterator(),
                                false)
                        .map(JsonNode::asText)
                        .collect(toSet()))
                .isEqualTo(required);
    }

    @ParameterizedTest
    @MethodSource("records")
    void statesTheLimitsThatTheServerHolds(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String wireName = wireName(component);
            JsonNode field =
                    DOCUMENT.schema(type.getSimpleName()).path("properties").path(wireName);
            limits(component)
                    .forEach((keyword, value) -> assertThat(field.path(keyword).asLong(-1))
                            .as("%s of %s.%s", keyword, type.getSimpleName(), wireName)
                            .isEqualTo(value));
        }
    }

    @Test
    void listsEveryProblemAndScope() {
        assertThat(texts(DOCUMENT.schema("ProblemCode").path("enum")))
                .containsExactlyElementsOf(Arrays.stream(ProblemCode.values())
                        .map(ProblemCode::wireName)
                        .toList());
        assertThat(texts(DOCUMENT.schema("Scope").path("enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Scope.values()).map(Scope::wireName).toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Matcher references = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"")
                .matcher(new String(OpenApi.read().json(), java.nio.charset.StandardCharsets.UTF_8));
        while (references.find()) {
            com.fasterxml.jackson.databind.node.ObjectNode reference =
                    new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
            reference.put("$ref", "#" + references.group(1));
            assertThat(DOCUMENT.resolve(reference).isMissingNode())
                    .as(references.group(1))
                    .isFalse();
        }
    }

    private static Map<String, Method> methods() {
        Map<String, Method> found = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.raven.web").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .forEach(method ->
                                verb(method).ifPresent(verb -> found.put(verb + " " + path(method), method)));
        return found;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Method method) {
        return Stream.of(method.getDeclaringClass(), method)
                .map(element -> element.getAnnotation(Path.class))
                .filter(java.util.Objects::nonNull)
                .map(Path::value)
                .collect(joining("/", "/api/v1/", ""));
    }

    private static String wireName(RecordComponent component) {
        return ((PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE)
                .translate(component.getName());
    }

    private static boolean mustBeSent(RecordComponent component) {
        return Stream.of(NotNull.class, NotBlank.class, NotEmpty.class)
                .anyMatch(constraint -> on(component, constraint).isPresent());
    }

    private static Map<String, Long> limits(RecordComponent component) {
        Map<String, Long> limits = new TreeMap<>();
        boolean text = component.getGenericType().getTypeName().contains("String")
                && !component.getGenericType().getTypeName().contains("List");
        on(component, Min.class).ifPresent(min -> limits.put("minimum", min.value()));
        on(component, Max.class).ifPresent(max -> limits.put("maximum", max.value()));
        on(component, Size.class).ifPresent(size -> limits.put(text ? "maxLength" : "maxItems", (long) size.max()));
        on(component, Utf8Bytes.class).ifPresent(bytes -> limits.put("maxLength", (long) bytes.max()));
        on(component, CodePoints.class).ifPresent(points -> {
            limits.put("maxLength", (long) points.max());
            if (points.min() > 0) {
                limits.put("minLength", (long) points.min());
            }
        });
        on(component, NotBlank.class).ifPresent(blank -> {
            if (component.getType() == String.class && !component.getName().equals("email")) {
                limits.put("minLength", 1L);
            }
        });
        return limits;
    }

    /** On the component, or on what a {@code Change} of it holds. */
    private static <A extends Annotation> Optional<A> on(RecordComponent component, Class<A> constraint) {
        Stream<AnnotatedElement> places = Stream.of(component.getAnnotatedType(), component.getAccessor());
        Stream<AnnotatedElement> inside =
                component.getAnnotatedType() instanceof AnnotatedParameterizedType parameterized
                                && component.getType().getSimpleName().equals("Change")
                        ? Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                        : Stream.empty();
        return Stream.concat(places, inside)
                .map(place -> place.getAnnotation(constraint))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    private static java.util.List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
