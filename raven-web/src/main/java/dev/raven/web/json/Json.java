package dev.raven.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.raven.api.memory.InteractionView;
import dev.raven.api.memory.MemoryView;
import dev.raven.api.patch.Change;
import dev.raven.core.json.OwnTypes;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.Map;

/** The one JSON dialect of the API: snake_case, nothing unknown, nothing twice, nothing silently converted. */
public final class Json {
    /** Deeper than any request can be; what is deeper is no request but an attack on the parser. */
    private static final int DEEPEST = 64;

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /**
     * Reads a body.
     *
     * @throws dev.raven.api.problem.InvalidRequestException naming the field and the mend
     */
    public static <T> T read(byte[] body, Class<T> type) {
        String text = JsonText.decode(body);
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException refused) {
            throw JsonRefusals.of(refused);
        }
    }

    /** A view as it goes over the wire. */
    public static byte[] write(Object view) {
        try {
            return MAPPER.writeValueAsBytes(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a view cannot be written as JSON", impossible);
        }
    }

    /** Reads a text piece by piece, by the same rules. */
    public static JsonParser parser(Reader text) throws IOException {
        return MAPPER.createParser(text);
    }

    /** The value that a parser stands at, which need not be the last. */
    public static JsonNode next(JsonParser parser) throws IOException {
        return MAPPER.readerFor(JsonNode.class)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readValue(parser);
    }

    /** An object as a map of its fields. */
    public static Map<String, Object> map(JsonNode object) {
        return MAPPER.convertValue(object, new TypeReference<>() {});
    }

    /** What a text says, taken loosely; nothing where it says nothing. */
    static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException noJson) {
            return emptyObject();
        }
    }

    static ObjectNode emptyObject() {
        return MAPPER.createObjectNode();
    }

    private static ObjectMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .build())
                        .build())
                .typeFactory(OwnTypes.factory())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModules(new JavaTimeModule(), ours())
                .addMixIn(MemoryView.class, OmittedFields.class)
                .addMixIn(InteractionView.class, OmittedFields.class)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.READ_ENUMS_USING_TO_STRING,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        builder.withCoercionConfig(
                LogicalType.Textual,
                text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        return builder.build();
    }

    private static SimpleModule ours() {
        return new SimpleModule()
                .addDeserializer(Change.class, new ChangeReader())
                .addDeserializer(Instant.class, new InstantReader());
    }
}
