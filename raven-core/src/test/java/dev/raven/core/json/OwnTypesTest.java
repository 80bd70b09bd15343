package dev.raven.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import org.junit.jupiter.api.Test;

class OwnTypesTest {
    private record Ours(String text) {}

    /** What is known is the same object when it is asked for again. */
    @Test
    void whatAllMappersKnowHoldsNoClassOfOurs() throws Exception {
        ObjectMapper mapper =
                JsonMapper.builder().typeFactory(OwnTypes.factory()).build();
        assertThat(mapper.readValue(mapper.writeValueAsString(new Ours("text")), Ours.class))
                .isEqualTo(new Ours("text"));
        JavaType known = mapper.constructType(Ours.class);
        assertThat(mapper.constructType(Ours.class)).isSameAs(known);
        assertThat(TypeFactory.defaultInstance().constructType(Ours.class)).isNotSameAs(known);
    }
}
