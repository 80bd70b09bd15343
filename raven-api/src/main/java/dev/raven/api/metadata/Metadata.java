package dev.raven.api.metadata;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of at most 16 KiB in compact UTF-8, 64 keys at its top and depth 8, itself being 1; null is valid. */
@Constraint(validatedBy = Metadata.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface Metadata {
    int MAX_BYTES = 16 * 1024;
    int MAX_KEYS = 64;
    int MAX_DEPTH = 8;

    String message() default "may have at most 16384 bytes as JSON, 64 keys and depth 8";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Measures. */
    final class Validator implements ConstraintValidator<Metadata, Map<String, Object>> {
        @Override
        public boolean isValid(@Nullable Map<String, Object> metadata, ConstraintValidatorContext context) {
            return metadata == null
                    || (metadata.size() <= MAX_KEYS
                            && depth(metadata) <= MAX_DEPTH
                            && CompactJson.bytes(metadata) <= MAX_BYTES);
        }

        private static int depth(@Nullable Object value) {
            return switch (value) {
                case Map<?, ?> map ->
                    1 + map.values().stream().mapToInt(Validator::depth).max().orElse(0);
                case List<?> list ->
                    1 + list.stream().mapToInt(Validator::depth).max().orElse(0);
                case null, default -> 0;
            };
        }
    }
}
