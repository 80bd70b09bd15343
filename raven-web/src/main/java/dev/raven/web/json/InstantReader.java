package dev.raven.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times as ISO 8601 text with an offset, in years 0001–9999; never as a number, whose unit would be a guess. */
final class InstantReader extends JsonDeserializer<Instant> {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                Instant time = OffsetDateTime.parse(parser.getText()).toInstant();
                if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                    return time;
                }
            } catch (DateTimeException noTime) {
                return (Instant) context.handleWeirdStringValue(Instant.class, "", "not a time");
            }
        }
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
    }
}
