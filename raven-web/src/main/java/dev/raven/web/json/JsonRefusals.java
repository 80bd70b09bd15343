package dev.raven.web.json;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a body in the client's words: never the parser's message, which names classes and values. */
final class JsonRefusals {
    private static final int LONGEST_NAME = 64;

    private JsonRefusals() {}

    static InvalidRequestException of(JsonProcessingException refused) {
        return switch (refused) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case MismatchedInputException wrong when !wrong.getPath().isEmpty() -> wrongType(wrong);
            case MismatchedInputException wrong
            when wrong.getTargetType() != null && isOneValue(wrong) ->
                one(ProblemCode.INVALID_REQUEST, "body", "must be one JSON object");
            case JsonMappingException large
            when !large.getPath().isEmpty() && large.getCause() instanceof InputCoercionException ->
                one(ProblemCode.INVALID_REQUEST, path(large), "is out of range");
            case JsonMappingException deep
            when !deep.getPath().isEmpty() && deep.getCause() == null ->
                one(ProblemCode.INVALID_REQUEST, path(deep), "is not valid");
            case JsonProcessingException twice
            when isTwice(twice) ->
                JsonText.malformed("A name stands twice in one object" + at(twice.getLocation()) + ".");
            default -> JsonText.malformed("The body is not well-formed JSON" + at(refused.getLocation()) + ".");
        };
    }

    /** The parser knows no other sign of it; inside a map, it comes wrapped. */
    private static boolean isTwice(JsonProcessingException refused) {
        return refused.getOriginalMessage().startsWith("Duplicate field");
    }

    /** A body that ends too early, or goes on after its end, counts as malformed. */
    private static boolean isOneValue(MismatchedInputException wrong) {
        String message = String.valueOf(wrong.getOriginalMessage());
        return !message.startsWith("Unexpected end") && !message.startsWith("Trailing token");
    }

    /** The name is the client's own word, and is cut and cleaned, as it may be anything. */
    private static InvalidRequestException unknownField(UnrecognizedPropertyException unknown) {
        return one(ProblemCode.UNKNOWN_FIELD, path(unknown), "is not known here; check its spelling");
    }

    private static InvalidRequestException wrongType(MismatchedInputException wrong) {
        return one(ProblemCode.INVALID_REQUEST, path(wrong), "must be " + expected(wrong.getTargetType()));
    }

    private static InvalidRequestException one(ProblemCode code, String field, String message) {
        return new InvalidRequestException(code, field + ": " + message, List.of(new FieldError(field, message)));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(joining(", "));
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "an object";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        return simple(type);
    }

    private static String simple(Class<?> type) {
        if (type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return type == String.class ? "a string" : "a number";
    }

    private static String path(JsonMappingException refused) {
        String path = refused.getPath().stream().map(JsonRefusals::step).collect(joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + clean(step.getFieldName());
    }

    private static String clean(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return safe.length() <= LONGEST_NAME ? safe : safe.substring(0, LONGEST_NAME);
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
