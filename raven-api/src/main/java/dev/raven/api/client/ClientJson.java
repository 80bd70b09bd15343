package dev.raven.api.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.raven.api.patch.Change;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** JSON as a client wants it: what is null is not sent, and what a newer server says besides is passed over. */
final class ClientJson {
    private static final ObjectMapper MAPPER = mapper();

    private ClientJson() {}

    static byte[] write(Object request) {
        try {
            return MAPPER.writeValueAsBytes(request);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(
                    "the request cannot be written as JSON: metadata may hold texts, numbers, lists and maps",
                    unwritable);
        }
    }

    static <T> T read(byte[] answer, Class<T> type) throws IOException {
        return MAPPER.readValue(answer, type);
    }

    private static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModules(new JavaTimeModule(), new SimpleModule().addSerializer(new ChangeWriter()))
                .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS))
                .enable(
                        DeserializationFeature.READ_ENUMS_USING_TO_STRING,
                        DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        // keeping a field is leaving it out
        mapper.configOverride(Change.class).setInclude(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS));
        // a list or an object that the server leaves out says nothing; what is unknown in a list is passed over
        for (Class<?> type : List.of(List.class, Map.class)) {
            mapper.configOverride(type)
                    .setSetterInfo(
                            JsonSetter.Value.construct(Nulls.AS_EMPTY, type == List.class ? Nulls.SKIP : Nulls.SET));
        }
        return mapper;
    }
}
