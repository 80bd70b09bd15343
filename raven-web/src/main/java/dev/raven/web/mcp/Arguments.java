package dev.raven.web.mcp;

import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.id.Id;
import dev.raven.core.id.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a model gave a tool. An argument that is null counts as one that is not given. */
final class Arguments {
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Arguments() {}

    /** @throws InvalidRequestException where one is not known, or one that is needed is not there */
    static Arguments of(@Nullable Map<String, Object> given, List<Input> inputs) {
        Arguments arguments = new Arguments();
        if (given != null) {
            given.forEach((name, value) -> {
                if (value != null) {
                    arguments.values.put(name, value);
                }
            });
        }
        List<String> known = inputs.stream().map(Input::name).toList();
        if (!known.containsAll(arguments.values.keySet())) {
            String mend = "are only " + String.join(", ", known);
            throw new InvalidRequestException(
                    ProblemCode.UNKNOWN_FIELD, "arguments: " + mend, List.of(new FieldError("arguments", mend)));
        }
        inputs.stream().filter(Input::required).forEach(input -> arguments.require(input.name()));
        return arguments;
    }

    private void require(String name) {
        if (!values.containsKey(name)) {
            throw InvalidRequestException.of(name, "is required");
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** @throws InvalidRequestException where it is something else */
    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw InvalidRequestException.of(name, "must be a string");
        });
    }

    /** An id that is a part of a path: what is none of this kind names nothing, and leads nowhere. */
    <T extends Id> T id(String name, Function<String, T> type) {
        require(name);
        return text(name)
                .flatMap(sent -> Ids.parse(sent, type))
                .orElseThrow(() -> new NotFoundException("There is nothing of this " + name + "."));
    }

    /** All of them but one that is no part of a body. */
    Map<String, Object> without(String name) {
        Map<String, Object> body = new LinkedHashMap<>(values);
        body.remove(name);
        return body;
    }
}
