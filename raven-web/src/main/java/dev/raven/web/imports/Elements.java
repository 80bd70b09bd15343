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
    private Elements() {}

    /**
     * A text; empty where there is none, or an empty one.
     *
     * @throws InvalidRequestException when it cannot be written as UTF-8
     */
    static Optional<String> text(JsonNode element, String field) {
        return Optional.of(element.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isEmpty())
                .map(text -> whole(field, text));
    }

    private static String whole(String field, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw InvalidRequestException.of(field, "holds half of a surrogate pair");
        }
        return text;
    }

    /** @throws InvalidRequestException when there is none */
    static String required(JsonNode element, String field) {
        return text(element, field)
                .orElseThrow(() -> InvalidRequestException.of(field, "must be a text, and is missing"));
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

    /** The metadata of an element; none where there are none. */
    static Map<String, Object> metadata(JsonNode element) {
        JsonNode metadata = element.path("metadata");
        whole("metadata", metadata.toString());
        return metadata.isObject() ? Json.map(metadata) : Map.of();
    }
}
