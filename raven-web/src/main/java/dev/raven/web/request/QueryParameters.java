package dev.raven.web.request;

import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.page.PageRange;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The query of a URL, of which every name must be known and stand once: a typo must not pass for no filter at all. */
public final class QueryParameters {
    private static final int MOST = 100;
    private static final int USUAL = 20;

    private final MultivaluedMap<String, String> values;

    private QueryParameters(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    /** @throws InvalidRequestException naming a parameter that is unknown or stands twice */
    public static QueryParameters of(UriInfo uri, String... known) {
        MultivaluedMap<String, String> values = uri.getQueryParameters();
        Set<String> names = Set.copyOf(Arrays.asList(known));
        if (!names.containsAll(values.keySet())) {
            String all = known.length == 0 ? "none" : String.join(", ", known);
            throw new InvalidRequestException(
                    ProblemCode.INVALID_REQUEST,
                    "The query has a parameter that is not known here; known: " + all + ".",
                    List.of(new FieldError("query", "knows only " + all)));
        }
        values.forEach((name, given) -> {
            if (given.size() > 1) {
                throw InvalidRequestException.of(name, "may stand once.");
            }
        });
        return new QueryParameters(values);
    }

    /** @throws InvalidRequestException where there is any */
    public static void refuse(UriInfo uri) {
        of(uri);
    }

    /** A parameter's text; empty when it was not sent. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.getFirst(name));
    }

    /** {@code limit} (1–100, 20 where absent) and {@code offset} (from 0). */
    public PageRange page() {
        return new PageRange(number("limit", 1, MOST, USUAL), number("offset", 0, Integer.MAX_VALUE, 0));
    }

    /** {@code true} or {@code false}; false where absent. */
    public boolean flag(String name) {
        return switch (text(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw InvalidRequestException.of(name, "must be true or false.");
        };
    }

    /** A whole number within these bounds. */
    public int number(String name, int least, int most, int otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw outOfRange(name, least, most);
        }
        throw outOfRange(name, least, most);
    }

    private static InvalidRequestException outOfRange(String name, int least, int most) {
        return InvalidRequestException.of(name, "must be a whole number from " + least + " to " + most + ".");
    }
}
