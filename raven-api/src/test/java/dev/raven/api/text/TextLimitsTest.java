package dev.raven.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;

class TextLimitsTest {

    private record Sample(
            @NotNull @CodePoints(min = 1, max = 2) String points,
            @Utf8Bytes(max = 4) String bytes) {}

    private static <A extends java.lang.annotation.Annotation> A on(int component, Class<A> type) {
        RecordComponent part = Sample.class.getRecordComponents()[component];
        return part.getAnnotatedType().getAnnotation(type);
    }

    @Test
    void aCharacterIsACodePoint() {
        CodePoints.Validator validator = new CodePoints.Validator();
        validator.initialize(on(0, CodePoints.class));
        assertThat(validator.isValid("😀😀", null)).isTrue();
        assertThat(validator.isValid("😀😀😀", null)).isFalse();
        assertThat(validator.isValid("", null)).isFalse();
        assertThat(validator.isValid(null, null)).isTrue();
    }

    @Test
    void aByteIsAByteOfUtf8() {
        Utf8Bytes.Validator validator = new Utf8Bytes.Validator();
        validator.initialize(on(1, Utf8Bytes.class));
        assertThat(validator.isValid("éé", null)).isTrue();
        assertThat(validator.isValid("éé.", null)).isFalse();
        assertThat(validator.isValid("😀", null)).isTrue();
        assertThat(validator.isValid(null, null)).isTrue();
    }
}
