package dev.raven.web.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.web.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;

/** Reads fields of what others wrote. */
final class Elements {
    private static final String METADATA = "metadata";

    private Elements() {}

    /**
     * A text; empty where there is none, or an empty one.
     *
     * @throws InvalidRequestException when it is something else, or cannot be written as UTF-8
     */
    static Optional<String> text(JsonNode element, String field) {
        JsonNode value = element.path(field);
        if (isMissing(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw InvalidRequestException.of(field, "must be a text");
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty()).map(text -> whole(field, text));
    }

    private static boolean isMissing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String whole(String field, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw InvalidRequestException.of(field, "holds half of a surrogate pair");
        }
        return text;
    }

    /** @throws InvalidRequestException when there is none */
    static String required(JsonNode element, String field) {
        return text(element, field).orElseThrow(() -> InvalidRequestException.of(field, "is missing"));
    }

    /**
     * A time; one that says no zone is taken for UTC.
     *
     * @throws InvalidRequestException when it is none
     */
    static Optional<Instant> time(JsonNode element, String field) {
        return text(element, field).map(text -> {
            try {
                return instant(
                        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from));
            } catch (DateTimeException noTime) {
                throw InvalidRequestException.of(field, "must be a time such as 2026-01-31T12:00:00Z");
            }
        });
    }

    private static Instant instant(TemporalAccessor time) {
        return time instanceof OffsetDateTime there
                ? there.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    /**
     * The metadata of an element; none where there are none.
     *
     * @throws InvalidRequestException when they are no object
     */
    static Map<String, Object> metadata(JsonNode element) {
        JsonNode metadata = element.path(METADATA);
        if (isMissing(metadata)) {
            return Map.of();
        }
        if (!metadata.isObject()) {
            throw InvalidRequestException.of(METADATA, "must be an object");
        }
        whole(METADATA, metadata.toString());
        return Json.map(metadata);
    }
}
